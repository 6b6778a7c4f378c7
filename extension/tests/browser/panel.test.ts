/** What a reader does with the panel, in real browsers. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  BROWSERS,
  changeSettings,
  type Installed,
  launch,
  openOwnPage,
  type Page,
  readSettings,
  tellPage,
} from "./browsers";
import { FRONT_PAGE, type Site, serve } from "./pages";
import { HOST, inside, untilShown } from "./panel";
import { ARABIC_STORY, PLAIN, quoted } from "./quoted";
import { pasted } from "./test-page";
import { layOutForPrint, preferColours, reduceMotion } from "./window";

/** What the page's own listener hears; its script runs before anything else of the page. */
const LISTENER = `<script>
  globalThis.heard = [];
  for (const name of ["keydown", "keypress", "keyup", "click", "input"])
    for (const capture of [true, false])
      addEventListener(name, (event) => heard.push(event.key ?? event.type), capture);
</script>`;

const HOSTILE = [
  "A form on the pier asks for a name. “Write &lt;b&gt;bold&lt;/b&gt; and &lt;img src=x onerror=&quot;document.title=1&quot;&gt; in it,” said Karin Lund, who made the form herself.",
  ...PLAIN.slice(1).map((text) => text.replace("Peder Aas", "Peder\u200b Aas\u202e")),
];

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

/** A quotation that its cue cuts in two, by somebody who is named before. */
const CUT = [
  "Ola Rem has fished off Sandholm since she was a girl. “My boat is small,” she said on Monday, “but it goes out in any weather.”",
  ...PLAIN.slice(1),
];

const PAGES = {
  story: quoted({ head: LISTENER }),
  hostile: quoted({ paragraphs: HOSTILE }),
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
  cut: quoted({ paragraphs: CUT }),
  front: FRONT_PAGE,
};

describe.each(BROWSERS)("in %s", { timeout: 60_000 }, (name) => {
  let installed: Installed;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await serve(PAGES);
    // Long enough for changes that reach open pages: a background that stops in between is tested elsewhere.
    installed = await launch(name);
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
  });

  beforeEach(async () => {
    page = await installed.browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
  });

  afterEach(async () => {
    await page?.close();
  });

  async function visit(path: keyof typeof PAGES): Promise<void> {
    await page.goto(site.address(path));
    await page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
  }

  async function show(): Promise<void> {
    await tellPage(installed, page.url(), { kind: "open-panel" });
    await page.bringToFront();
  }

  async function open(path: keyof typeof PAGES): Promise<void> {
    await visit(path);
    await show();
    await untilShown(page, ".panel");
  }

  const seen = (selector: string) => page.$$eval(inside(selector), (all) => all.map((one) => one.textContent ?? ""));
  const quotes = () => seen(".quote q");
  const status = (part: string) =>
    page.waitForFunction(
      (host, part) =>
        document.querySelector(host)?.shadowRoot?.querySelector("footer [role=status]")?.textContent?.includes(part),
      {},
      HOST,
      part,
    );
  const press = (key: Parameters<Page["keyboard"]["press"]>[0]) => page.keyboard.press(key);

  test("opens, leaves a handle, opens again, goes without a trace", async () => {
    await visit("story");
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await show();
    await untilShown(page, ".quote");
    await press("Escape");
    await untilShown(page, ".handle");
    await page.click(inside(".handle"));
    await untilShown(page, ".panel");
    await page.click(inside(".close"));
    await untilShown(page, ".handle");
    await page.hover(inside(".handle"));
    await page.click(inside(".remove"));
    await page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  test("opens by itself where the reader wants so, and leaves the focus in the page", async () => {
    await changeSettings(installed, { panel: { opens: "by-itself" } });
    await visit("story");
    await untilShown(page, ".quote");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
    await changeSettings(installed, { panel: { opens: "on-request" } });
  });

  test("shows the key quotations, then the others; by place; by speaker; and remembers which", async () => {
    await open("story");
    expect(await seen("h3")).toEqual(["Key quotations", "Further quotations"]);
    const all = await quotes();
    await page.click(inside("[value=text]"));
    await page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelectorAll("h3").length === 1,
      {},
      HOST,
    );
    const story = await page.evaluate(() => document.querySelector("article")?.textContent ?? "");
    const ordered = await quotes();
    expect(ordered.toSorted()).toEqual(all.toSorted());
    const places = ordered.map((text) => story.indexOf(text.slice(1, -1).split(" … ")[0] ?? ""));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await page.click(inside("[value=speaker]"));
    await page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelector("[value=speaker]:checked"),
      {},
      HOST,
    );
    await open("story");
    await untilShown(page, "[value=speaker]:checked");
    await page.click(inside("[value=weight]"));
  });

  test("tells who speaks, in which role, and how large a share each voice has", async () => {
    await open("story");
    const credits = await seen(".credit");
    expect(credits).toContain("Karin Lund, director of the shipping line");
    await page.click(inside(".voices summary"));
    const voices = await seen(".voices li");
    expect(voices.find((voice) => voice.startsWith("Ellen Brekke"))).toMatch(/Brekke\d+ words · \d+.?%$/);
    const [first] = await seen(".voices button");
    await page.click(inside(".voices button"));
    await page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelector("h2 .count")?.textContent?.includes(" of "),
      {},
      HOST,
    );
    expect(new Set(await seen(".credit .name"))).toEqual(new Set([first]));
  });

  test("a search finds words whatever their case and accents, and Escape ends it", async () => {
    await open("story");
    const all = (await quotes()).length;
    await page.type(inside("[type=search]"), "GRANDMÖTHER rowed");
    await page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelectorAll(".quote").length === 1,
      {},
      HOST,
    );
    expect(await seen("mark")).toEqual(["grandmother", "rowed"]);
    await page.type(inside("[type=search]"), " nowhere");
    expect(await (await untilShown(page, ".nothing"))?.evaluate((it) => it.textContent)).toContain("No quotation");
    await press("Escape");
    await page.waitForFunction(
      (host, all) => document.querySelector(host)?.shadowRoot?.querySelectorAll(".quote").length === all,
      {},
      HOST,
      all,
    );
    expect(await page.$(inside(".panel"))).not.toBeNull();
  });

  test("a press leads to the place, shows it, and back", async () => {
    await page.setViewport({ width: 1280, height: 400 });
    await open("story");
    await page.click(inside("[value=text]"));
    await page.evaluate(() => scrollTo({ top: 120, behavior: "instant" }));
    await page.locator(inside(".quote:last-child .jump")).click();
    await page.waitForFunction(isShown, {}, HOST, "My grandmother rowed");
    await page.locator(inside(".back")).click();
    await page.waitForFunction(
      (host) => scrollY === 120 && !document.querySelector(host)?.shadowRoot?.querySelector(".places i"),
      {},
      HOST,
    );
    await page.click(inside("[value=weight]"));
  });

  test("with less motion a press leads to the place at once", async () => {
    await page.setViewport({ width: 1280, height: 400 });
    await reduceMotion(name, page);
    await open("story");
    const [before, after] = await page.evaluate((host) => {
      const jumps = document.querySelector(host)?.shadowRoot?.querySelectorAll<HTMLElement>(".jump");
      const places = [scrollY];
      for (const jump of jumps ?? []) {
        jump.click();
        places.push(scrollY);
      }
      return [places[0], Math.max(...places)];
    }, HOST);
    expect(after).toBeGreaterThan(before ?? 0);
  });

  test("a place that is gone is told in words", async () => {
    await open("story");
    await page.evaluate((host) => {
      for (const paragraph of document.querySelectorAll("article p")) paragraph.textContent = "Nothing is left.";
      document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(".jump")?.click();
    }, HOST);
    await status("page has changed");
  });

  test("a place is found again in a page that has changed around it", async () => {
    await open("story");
    await page.evaluate((host) => {
      for (const paragraph of document.querySelectorAll("article p")) paragraph.replaceWith(paragraph.cloneNode(true));
      document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(".jump")?.click();
    }, HOST);
    await untilShown(page, ".places i");
  });

  test("a copy has words, speaker, title and a link to the place", async () => {
    await open("story");
    await page.click(inside("[value=text]"));
    await page.focus(inside(".jump"));
    await press("c");
    await status("Copied");
    const lines = (await pasted(page)).split("\n");
    expect(lines).toEqual([
      "“We cannot pay a crew of nine to carry four passengers”",
      expect.stringMatching(/^— /),
      expect.stringMatching(/^Sandholm loses its ferry, /),
      `${page.url()}#:~:text=We%20cannot%20pay%20a%20crew%20of%20nine%20to%20carry%20four%20passengers`,
    ]);
    await page.click(inside("[value=weight]"));
  });

  test("the link in a copy opens the page at the place", async () => {
    await page.setViewport({ width: 1280, height: 300 });
    await open("story");
    await page.click(inside("[value=text]"));
    await page.click(inside(".quote:last-child .copy"));
    await status("Copied");
    const link = (await pasted(page)).split("\n").at(-1) ?? "";
    await page.click(inside("[value=weight]"));
    await page.close();
    page = await installed.browser.newPage();
    await page.setViewport({ width: 1280, height: 300 });
    await page.goto(link);
    await page.waitForFunction(() => {
      const place = [...document.querySelectorAll("article p")].find((text) =>
        text.textContent?.includes("grandmother"),
      );
      const { top, bottom } = place?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return scrollY > 0 && top >= 0 && bottom <= innerHeight;
    });
  });

  test("all is copied as Markdown, and saved as Markdown and JSON", async () => {
    await open("story");
    const all = await quotes();
    await page.click(inside("summary"));
    await page.click(inside(".export li:nth-child(1) button"));
    await status("copied");
    const text = await pasted(page);
    expect(text).toMatch(/^---\ntitle: "Sandholm loses its ferry"\n/);
    expect(text.match(/^> /gm)?.length).toBeGreaterThanOrEqual(all.length);
    for (const [at, file] of [
      [3, "Sandholm loses its ferry.md"],
      [4, "Sandholm loses its ferry.json"],
    ] as const) {
      await page.click(inside("summary"));
      await page.click(inside(`.export li:nth-child(${at}) button`));
      await status(file);
      const saved = await vi.waitUntil(() => read(file), { timeout: 10_000, interval: 50 });
      if (at === 3) expect(saved).toBe(text);
      else expect(JSON.parse(saved).quotes.map(({ text }: { text: string }) => `“${text}”`)).toEqual(all);
    }
  });

  const read = (file: string) => readFile(join(installed.downloads, file), "utf8").catch(() => "");

  test("in a page that is zoomed in no line of the story is under it", async () => {
    await open("story");
    const own = await openOwnPage(installed, "popup.html");
    const zoom = async (url: string, factor: number) => {
      const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
      await chrome.tabs.setZoom(tab?.id, factor);
    };
    for (const factor of [2, 1]) {
      await own.evaluate(zoom, page.url(), factor);
      await page.bringToFront();
      await page.waitForFunction((width) => Math.abs(innerWidth - width) < 2, {}, 1280 / factor);
      await untilShown(page, `.panel[data-kind=${factor === 2 ? "sheet" : "beside"}]`);
      expect(await page.evaluate(linesUnder, HOST)).toEqual([]);
    }
    await own.close();
  });

  test("its width is changed by keys and by dragging, and remembered; so is its side", async () => {
    await changeSettings(installed, { panel: { side: "right", width: 360 } });
    await open("story");
    const width = () => page.$eval(inside(".panel"), (panel) => Math.round(panel.getBoundingClientRect().width));
    const untilWide = (pixels: number) =>
      page.waitForFunction(
        (host, pixels) =>
          Math.round(
            document.querySelector(host)?.shadowRoot?.querySelector(".panel")?.getBoundingClientRect().width ?? 0,
          ) === pixels,
        {},
        HOST,
        pixels,
      );
    await page.focus(inside(".edge"));
    await press("ArrowLeft");
    await press("ArrowLeft");
    await untilWide(392);
    await press("ArrowRight");
    await untilWide(376);
    const edge = await (await page.$(inside(".edge")))?.boundingBox();
    if (!edge) throw new Error("There is no edge.");
    const [x, y] = [edge.x + edge.width / 2, edge.y + 300];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 3 });
    await page.mouse.up();
    const dragged = await width();
    expect(Math.abs(dragged - 436)).toBeLessThan(8);
    await page.click(inside("header .side"));
    await untilShown(page, ".panel[data-side=left]");
    const isRemembered = async () => {
      const { panel } = await readSettings(installed);
      return panel.width === dragged && panel.side === "left";
    };
    await vi.waitUntil(isRemembered, { timeout: 10_000, interval: 50 });
    await open("story");
    await untilShown(page, ".panel[data-side=left]");
    expect(await width()).toBe(dragged);
    await changeSettings(installed, { panel: { side: "right", width: 360 } });
  });

  test("what changes in it is no change of the page", async () => {
    await visit("story");
    await show();
    await untilShown(page, ".quote");
    const isAfter = (before: number) => performance.getEntriesByName("quiet-quotes:quiet").length > before;
    const passes = () => page.evaluate(() => performance.getEntriesByName("quiet-quotes:quiet").length);
    const before = await passes();
    await page.evaluate(() => document.querySelector("article")?.append(document.createElement("hr")));
    await page.waitForFunction(isAfter, {}, before);
    const after = await passes();
    await page.click(inside("[value=speaker]"));
    await untilShown(page, "h3");
    // Longer than the longest pause between two passes.
    await expect(page.waitForFunction(isAfter, { timeout: 4000 }, after)).rejects.toThrow();
    await page.click(inside("[value=weight]"));
  });

  test("by keyboard one goes through it, and the page hears nothing of it", async () => {
    await visit("story");
    await page.focus("#author");
    await show();
    await untilShown(page, ".quote");
    const reached = () =>
      page.evaluate(
        (host) => document.querySelector(host)?.shadowRoot?.activeElement?.querySelector("q")?.textContent,
        HOST,
      );
    const all = await quotes();
    expect(await reached()).toBe(all[0]);
    await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
    await press("j");
    await press("ArrowDown");
    await press("k");
    expect(await reached()).toBe(all[1]);
    await press("End");
    expect(await reached()).toBe(all.at(-1));
    await press("Home");
    await press("Enter");
    await untilShown(page, ".places i");
    await press("/");
    await page.keyboard.type("jk/c");
    expect(await page.$eval(inside("[type=search]"), (field) => (field as HTMLInputElement).value)).toBe("jk/c");
    await press("Escape");
    await press("ArrowDown");
    expect(await reached()).toBe(all[0]);
    await press("Escape");
    await untilShown(page, ".handle");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("author");
    expect(
      await page.evaluate(() =>
        (globalThis as unknown as { heard: string[] }).heard.filter((name) => !["click", "input"].includes(name)),
      ),
    ).toEqual([]);
  });

  test("Tab leads into it and out of it", async () => {
    await open("story");
    const where = () =>
      page.evaluate((host) => (document.activeElement?.matches(host) ? host : document.activeElement?.localName), HOST);
    await page.focus("#author");
    await press("Tab");
    expect(await where()).toBe(HOST);
    await page.keyboard.down("Shift");
    await press("Tab");
    await page.keyboard.up("Shift");
    expect(await where()).toBe("a");
    await press("Tab");
    const stops: unknown[] = [];
    while ((await where()) === HOST && stops.length < 30) {
      stops.push(HOST);
      await press("Tab");
    }
    expect(stops.length).toBeLessThan(12);
  });

  test("names cannot turn the direction of what stands beside them", async () => {
    await open("hostile");
    const credits = await seen(".credit");
    expect(credits.join()).toContain("Peder");
    expect(credits.join()).not.toMatch(/[\u202e\u200b]/);
  });

  test("markup in the words of a page stays text", async () => {
    await open("hostile");
    expect((await quotes()).join()).toContain("<b>bold</b> and <img src=x onerror=");
    expect(await page.$$(inside("q :is(b, img)"))).toEqual([]);
    expect(await page.title()).toBe("Sandholm loses its ferry");
  });

  test("words from right to left are set from right to left", async () => {
    await open("arabic");
    const directions = await page.$$eval(inside("q"), (all) => all.map((one) => getComputedStyle(one).direction));
    expect(new Set(directions)).toEqual(new Set(["rtl"]));
    expect(await page.$eval(inside("header"), (header) => getComputedStyle(header).direction)).toBe("ltr");
  });

  test("Escape closes the menu first, then the panel, then takes the handle away", async () => {
    await open("story");
    await page.click(inside(".export summary"));
    await press("Escape");
    await untilShown(page, ".export:not([open])");
    await press("Escape");
    await untilShown(page, ".handle");
    await press("Escape");
    await page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
  });

  test("on a narrow window it opens by itself only as a handle", async () => {
    await page.setViewport({ width: 400, height: 800 });
    await changeSettings(installed, { panel: { opens: "by-itself" } });
    await visit("story");
    await untilShown(page, ".handle");
    expect(await page.$(inside(".panel"))).toBeNull();
    await changeSettings(installed, { panel: { opens: "on-request" } });
  });

  test.each(["loud", "strict"] as const)("on a %s page it looks as everywhere", async (path) => {
    await open("story");
    const look = () =>
      page.$eval(inside(".quote q"), (quotation) => {
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
    const ground = () => page.$eval(inside(".panel"), (panel) => getComputedStyle(panel).backgroundColor);
    for (const [theme, colour] of [
      ["dark", "rgb(30, 33, 38)"],
      ["light", "rgb(255, 253, 248)"],
    ] as const) {
      await changeSettings(installed, { theme });
      await untilShown(page, `.panel[data-theme=${theme}]`);
      expect(await ground()).toBe(colour);
    }
    await changeSettings(installed, { theme: "system" });
  });

  test("is not printed, and does not push the page on paper", async () => {
    await open("fluid");
    const look = () =>
      page.evaluate((host) => {
        const there = document.querySelector(host);
        return [there && getComputedStyle(there).display, getComputedStyle(document.documentElement).marginRight];
      }, HOST);
    expect(await look()).toEqual(["inline", "360px"]);
    await layOutForPrint(name, page);
    expect(await look()).toEqual(["none", "0px"]);
  });

  test("follows the system's colours as they change", async () => {
    await open("story");
    const untilColoured = (colour: string) =>
      page.waitForFunction(
        (host, colour) => {
          const panel = document.querySelector(host)?.shadowRoot?.querySelector(".panel");
          return panel && getComputedStyle(panel).backgroundColor === colour;
        },
        {},
        HOST,
        colour,
      );
    await preferColours(name, page, "dark");
    await untilColoured("rgb(30, 33, 38)");
    await preferColours(name, page, "light");
    await untilColoured("rgb(255, 253, 248)");
  });

  test.each<[keyof typeof PAGES, string]>([
    ["silent", "Nobody is quoted"],
    ["front", "no news story"],
  ])("on the page “%s” it says why it is empty", async (path, words) => {
    await open(path);
    expect(await (await untilShown(page, ".nothing"))?.evaluate((it) => it.textContent)).toContain(words);
  });

  test("to say that nobody is quoted takes no third of a narrow window", async () => {
    await page.setViewport({ width: 400, height: 800 });
    await open("silent");
    await untilShown(page, ".nothing");
    const height = await page.$eval(inside(".panel"), (panel) => panel.getBoundingClientRect().height);
    expect(height).toBeLessThan(800 / 4);
  });

  test.each<keyof typeof PAGES>(["menu", "pinned"])("the page’s %s stays in reach", async (path) => {
    await open(path);
    await untilShown(page, ".quote");
    const reached = await page.evaluate((host) => {
      const panel = document.querySelector(host)?.shadowRoot?.querySelector(".panel")?.getBoundingClientRect();
      return [...document.querySelectorAll("nav a")].map((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return document.elementFromPoint(x, y) === link && panel !== undefined;
      });
    }, HOST);
    expect(reached).toEqual([true, true, true]);
  });

  test("what a cue has cut in two is one item, and the words that stand for a name are told to those who ask", async () => {
    await open("cut");
    expect(await quotes()).toContain("“My boat is small … but it goes out in any weather.”");
    const evidence = await untilShown(page, ".evidence");
    expect(await evidence?.evaluate((it) => it.querySelector("bdi")?.checkVisibility())).toBe(false);
    await (await page.$(inside(".evidence summary")))?.click();
    expect(await evidence?.evaluate((it) => it.querySelector("bdi")?.textContent)).toBe("“she” in the text");
  });

  describe("the handle of a story", () => {
    beforeAll(() => changeSettings(installed, { panel: { handle: true } }));
    afterAll(() => changeSettings(installed, { panel: { handle: false } }));

    test("opens the panel", async () => {
      await visit("story");
      await untilShown(page, ".handle");
      await page.click(inside(".handle"));
      await untilShown(page, ".quote");
    });

    test("goes with all that the reader takes back", async () => {
      await visit("story");
      await untilShown(page, ".handle");
      await tellPage(installed, page.url(), { kind: "show-all" });
      await page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
    });

    test.each<[keyof typeof PAGES, number]>([
      ["story", 400],
      ["silent", 1280],
      ["front", 1280],
    ])("is not there on the page “%s” in a window of %i pixels", async (path, width) => {
      await page.setViewport({ width, height: 800 });
      await visit(path);
      await page.waitForFunction(() => document.readyState === "complete");
      // Said and answered in turn: what was to come has come.
      await tellPage(installed, page.url(), { kind: "page-state" });
      expect(await page.$(HOST)).toBeNull();
    });
  });

  describe.each(["light", "dark"] as const)("in %s colours", (theme) => {
    test.each([1280, 400])("axe finds nothing to complain of in a window of %i pixels", async (width) => {
      await page.setViewport({ width, height: 800 });
      await changeSettings(installed, { theme });
      await open("story");
      await page.evaluate(axe.source);
      for (const state of [".jump", ".close"]) {
        await page.click(inside(state));
        await untilShown(page, state === ".close" ? ".handle" : ".back, footer");
        const found = await page.evaluate(
          (host) => (globalThis as unknown as { axe: typeof axe }).axe.run(host, { resultTypes: ["violations"] }),
          HOST,
        );
        expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      await changeSettings(installed, { theme: "system" });
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
    await page.setViewport({ width, height: 700 });
    for (const side of ["left", "right"] as const) {
      await changeSettings(installed, { panel: { side } });
      await open(path);
      await untilShown(page, ".quote");
      expect(await page.evaluate(linesUnder, HOST)).toEqual([]);
    }
  });
});

/** Whether a part of the story is lit and lies in the middle of the window. */
function isShown(host: string, words: string): boolean {
  const boxes = document.querySelector(host)?.shadowRoot?.querySelectorAll(".places i") ?? [];
  const block = [...document.querySelectorAll("article p")].find(({ textContent }) => textContent?.includes(words));
  const around = block?.getBoundingClientRect();
  const lit = [...boxes].map((box) => box.getBoundingClientRect());
  if (!around || lit.length === 0) return false;
  const isOver = ({ top, bottom }: DOMRect) => top >= around.top - 4 && bottom <= around.bottom + 4;
  return lit.every((box) => isOver(box) && box.top > innerHeight / 4 && box.bottom < (3 * innerHeight) / 4);
}

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
