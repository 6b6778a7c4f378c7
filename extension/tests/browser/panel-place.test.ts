/** Where the panel stands in its page, and how it looks there. */

import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { BROWSERS, changeSettings, openOwnPage, readSettings, tellPage } from "./browsers";
import { FRONT_PAGE } from "./pages";
import { HOST, inside, untilShown, withPanel } from "./panel";
import { ARABIC_STORY, PLAIN, quoted } from "./quoted";
import { layOutForPrint, preferColours } from "./window";

/** What a page may say of all elements. */
const LOUD = `<style>
  * { color: red !important; font: 60px/3 fantasy !important; margin: 50px !important; text-transform: uppercase !important }
  html > div { display: none !important; opacity: 0 !important; transform: scale(0) !important }
</style>`;

const FIXED = `<style>body { margin: 0 } article { width: 900px; margin: 0 auto }</style>`;

const WIDE_SHADOW = `<style>body { margin: 0 } main { max-width: 900px; margin: 0 auto; padding: 0 16px }</style>`;

/** A menu over the whole width, above a story with room beside it. */
const MENU = `<style>
  body { margin: 0; font: 18px/1.6 Georgia, serif }
  nav { display: flex; justify-content: flex-end; gap: 24px; padding: 16px; background: #eee }
  article { width: 560px; margin: 0; padding: 80px 24px 24px }
</style>`;

const NAV = `<nav><a href="/1">Town</a><a href="/2">Sea</a><a href="/3">Sign in</a></nav>`;

const PAGES = {
  story: quoted(),
  loud: quoted({ style: LOUD }),
  strict: quoted({ head: `<meta http-equiv="Content-Security-Policy" content="style-src 'none'; script-src 'none'">` }),
  fixed: quoted({ style: FIXED }),
  fluid: quoted({ style: WIDE_SHADOW }),
  silent: quoted({ paragraphs: PLAIN.map((text) => text.replace(/“[^”]*”/g, "something")) }),
  arabic: ARABIC_STORY,
  menu: quoted({ style: MENU, more: "" }).replace("<main>", `${NAV}<main>`),
  pinned: quoted({ style: `${MENU}<style>nav { position: fixed; inset: 0 0 auto }</style>` }).replace(
    "<main>",
    `${NAV}<main>`,
  ),
  front: FRONT_PAGE,
};

describe.each(BROWSERS)("in %s", (name) => {
  const { given, visit, open, press } = withPanel(name, PAGES);

  test("in a page that is zoomed in no line of the story is under it", async () => {
    await open("story");
    const own = await openOwnPage(given.installed, "popup.html");
    const zoom = async (url: string, factor: number) => {
      const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
      await chrome.tabs.setZoom(tab?.id, factor);
    };
    for (const factor of [2, 1]) {
      await own.evaluate(zoom, given.page.url(), factor);
      await given.page.bringToFront();
      await given.page.waitForFunction((width) => Math.abs(innerWidth - width) < 2, {}, 1280 / factor);
      await untilShown(given.page, `.panel[data-kind=${factor === 2 ? "sheet" : "beside"}]`);
      expect(await given.page.evaluate(linesUnder, HOST)).toEqual([]);
    }
    await own.close();
  });

  test("its width is changed by keys and by dragging, and remembered; so is its side", async () => {
    await changeSettings(given.installed, { panel: { side: "right", width: 360 } });
    await open("story");
    const width = () => given.page.$eval(inside(".panel"), (panel) => Math.round(panel.getBoundingClientRect().width));
    const untilWide = (pixels: number) =>
      given.page.waitForFunction(
        (host, pixels) =>
          Math.round(
            document.querySelector(host)?.shadowRoot?.querySelector(".panel")?.getBoundingClientRect().width ?? 0,
          ) === pixels,
        {},
        HOST,
        pixels,
      );
    await given.page.focus(inside(".edge"));
    await press("ArrowLeft");
    await press("ArrowLeft");
    await untilWide(392);
    await press("ArrowRight");
    await untilWide(376);
    const edge = await (await given.page.$(inside(".edge")))?.boundingBox();
    if (!edge) throw new Error("There is no edge.");
    const [x, y] = [edge.x + edge.width / 2, edge.y + 300];
    await given.page.mouse.move(x, y);
    await given.page.mouse.down();
    await given.page.mouse.move(x - 60, y, { steps: 3 });
    await given.page.mouse.up();
    const dragged = await width();
    expect(Math.abs(dragged - 436)).toBeLessThan(8);
    await given.page.click(inside("header .side"));
    await untilShown(given.page, ".panel[data-side=left]");
    const isRemembered = async () => {
      const { panel } = await readSettings(given.installed);
      return panel.width === dragged && panel.side === "left";
    };
    await vi.waitUntil(isRemembered, { timeout: 10_000, interval: 50 });
    await open("story");
    await untilShown(given.page, ".panel[data-side=left]");
    expect(await width()).toBe(dragged);
    await changeSettings(given.installed, { panel: { side: "right", width: 360 } });
  });

  test("on a narrow window it opens by itself only as a handle", async () => {
    await given.page.setViewport({ width: 400, height: 800 });
    await changeSettings(given.installed, { panel: { opens: "by-itself" } });
    await visit("story");
    await untilShown(given.page, ".handle");
    expect(await given.page.$(inside(".panel"))).toBeNull();
    await changeSettings(given.installed, { panel: { opens: "on-request" } });
  });

  test.each(["loud", "strict"] as const)("on a %s page it looks as everywhere", async (path) => {
    await open("story");
    const look = () =>
      given.page.$eval(inside(".quote q"), (quotation) => {
        const { color, fontSize, fontFamily, marginTop, textTransform } = getComputedStyle(quotation);
        const { width, height } = quotation.getBoundingClientRect();
        return [color, fontSize, fontFamily, marginTop, textTransform, Math.round(width) > 0, Math.round(height) > 0];
      });
    const expected = await look();
    await open(path);
    expect(await look()).toEqual(expected);
  });

  test("a chosen theme holds whatever the system says, and at once", async () => {
    await open("story");
    const ground = () => given.page.$eval(inside(".panel"), (panel) => getComputedStyle(panel).backgroundColor);
    for (const [theme, colour] of [
      ["dark", "rgb(30, 33, 38)"],
      ["light", "rgb(255, 253, 248)"],
    ] as const) {
      await changeSettings(given.installed, { theme });
      await untilShown(given.page, `.panel[data-theme=${theme}]`);
      expect(await ground()).toBe(colour);
    }
    await changeSettings(given.installed, { theme: "system" });
  });

  test("is not printed, and does not push the page on paper", async () => {
    await open("fluid");
    const look = () =>
      given.page.evaluate((host) => {
        const there = document.querySelector(host);
        return [there && getComputedStyle(there).display, getComputedStyle(document.documentElement).marginRight];
      }, HOST);
    expect(await look()).toEqual(["inline", "360px"]);
    await layOutForPrint(name, given.page);
    expect(await look()).toEqual(["none", "0px"]);
  });

  test("follows the system's colours as they change", async () => {
    await open("story");
    const untilColoured = (colour: string) =>
      given.page.waitForFunction(
        (host, colour) => {
          const panel = document.querySelector(host)?.shadowRoot?.querySelector(".panel");
          return panel && getComputedStyle(panel).backgroundColor === colour;
        },
        {},
        HOST,
        colour,
      );
    await preferColours(name, given.page, "dark");
    await untilColoured("rgb(30, 33, 38)");
    await preferColours(name, given.page, "light");
    await untilColoured("rgb(255, 253, 248)");
  });

  test("to say that nobody is quoted takes no third of a narrow window", async () => {
    await given.page.setViewport({ width: 400, height: 800 });
    await open("silent");
    await untilShown(given.page, ".nothing");
    const height = await given.page.$eval(inside(".panel"), (panel) => panel.getBoundingClientRect().height);
    expect(height).toBeLessThan(800 / 4);
  });

  test.each<keyof typeof PAGES>(["menu", "pinned"])("the page’s %s stays in reach", async (path) => {
    await open(path);
    await untilShown(given.page, ".quote");
    const reached = await given.page.evaluate((host) => {
      const panel = document.querySelector(host)?.shadowRoot?.querySelector(".panel")?.getBoundingClientRect();
      return [...document.querySelectorAll("nav a")].map((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return document.elementFromPoint(x, y) === link && panel !== undefined;
      });
    }, HOST);
    expect(reached).toEqual([true, true, true]);
  });

  describe("the handle of a story", () => {
    beforeAll(() => changeSettings(given.installed, { panel: { handle: true } }));
    afterAll(() => changeSettings(given.installed, { panel: { handle: false } }));

    test("opens the panel", async () => {
      await visit("story");
      await untilShown(given.page, ".handle");
      await given.page.click(inside(".handle"));
      await untilShown(given.page, ".quote");
    });

    test("goes with all that the reader takes back", async () => {
      await visit("story");
      await untilShown(given.page, ".handle");
      await tellPage(given.installed, given.page.url(), { kind: "show-all" });
      await given.page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
    });

    test.each<[keyof typeof PAGES, number]>([
      ["story", 400],
      ["silent", 1280],
      ["front", 1280],
    ])("is not there on the page “%s” in a window of %i pixels", async (path, width) => {
      await given.page.setViewport({ width, height: 800 });
      await visit(path);
      await given.page.waitForFunction(() => document.readyState === "complete");
      // Said and answered in turn: what was to come has come.
      await tellPage(given.installed, given.page.url(), { kind: "page-state" });
      expect(await given.page.$(HOST)).toBeNull();
    });
  });

  describe.each(["light", "dark"] as const)("in %s colours", (theme) => {
    test.each([1280, 400])("axe finds nothing to complain of in a window of %i pixels", async (width) => {
      await given.page.setViewport({ width, height: 800 });
      await changeSettings(given.installed, { theme });
      await open("story");
      await given.page.evaluate(axe.source);
      for (const state of [".jump", ".close"]) {
        await given.page.click(inside(state));
        await untilShown(given.page, state === ".close" ? ".handle" : ".back, footer");
        const found = await given.page.evaluate(
          (host) => (globalThis as unknown as { axe: typeof axe }).axe.run(host, { resultTypes: ["violations"] }),
          HOST,
        );
        expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      await changeSettings(given.installed, { theme: "system" });
    });
  });

  test.each<[keyof typeof PAGES, number]>([
    ["story", 1280],
    ["story", 900],
    ["story", 500],
    ["story", 320],
    ["fixed", 1280],
    ["fixed", 1000],
    ["fluid", 1100],
    ["arabic", 1000],
  ])("on the page “%s” in a window of %i pixels no line of the story is under it", async (path, width) => {
    await given.page.setViewport({ width, height: 700 });
    for (const side of ["left", "right"] as const) {
      await changeSettings(given.installed, { panel: { side } });
      await open(path);
      await untilShown(given.page, ".quote");
      expect(await given.page.evaluate(linesUnder, HOST)).toEqual([]);
    }
  });
});

/** Paragraphs of the story that cannot be scrolled out from under the panel. */
function linesUnder(host: string): string[] {
  const panel = document.querySelector(host)?.shadowRoot?.querySelector(".panel")?.getBoundingClientRect();
  if (!panel) throw new Error("There is no panel.");
  return [...document.querySelectorAll("article p, h1")].flatMap((block) => {
    block.scrollIntoView({ block: "start", behavior: "instant" });
    const { left, right, top, bottom } = block.getBoundingClientRect();
    const under = left < panel.right && right > panel.left && top < panel.bottom && bottom > panel.top;
    return under ? [block.textContent ?? ""] : [];
  });
}
