/** Pages that are huge, broken or mean: the story stays readable, the browser answers, and something is said of what was given up. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PageState } from "../../protocol/messages";
import { BROWSERS, type Installed, launch, SOON, stopBackground, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, type Site, serve, story } from "./pages";
import { untilShown } from "./panel";

/** Milliseconds that one piece of our work may keep a page of any size waiting. Real stories take a hundredth. */
const LONGEST_WORK = 2000;

const script = (source: string) => `<script>${source}</script>`;

/** Does something to a story that has its appeal, once it is parsed. */
const then = (source: string) => story({ inside: APPEAL_BOX, after: script(source.replaceAll("</", "<\\/")) });

interface Case {
  page: string;
  /** Whether the appeal goes; else it may stand. */
  cleaned: boolean;
  status?: PageState["status"];
}

const LONG: Record<string, Case> = {
  "fifty thousand elements": {
    page: then(`
      const list = document.createElement("div");
      for (let at = 0; at < 50_000; at += 1) list.append(document.createElement("i"));
      document.body.append(list);`),
    cleaned: true,
  },
  "a hundred thousand elements": {
    page: then(`
      const list = document.createElement("div");
      for (let at = 0; at < 100_000; at += 1) list.append(document.createElement("i"));
      document.body.append(list);`),
    cleaned: false,
    status: "too-large",
  },
  "ten megabytes of text": {
    page: then(`
      const words = "The tide came in and the tide went out again. ".repeat(22);
      for (let at = 0; at < 10_000; at += 1) {
        const paragraph = document.createElement("p");
        paragraph.textContent = words;
        document.querySelector("article").append(paragraph);
      }`),
    cleaned: false,
    status: "too-large",
  },
  "a paragraph of five megabytes": {
    page: then(`
      const paragraph = document.createElement("p");
      paragraph.textContent = "The tide came in and the tide went out again. ".repeat(110_000);
      document.querySelector("article").append(paragraph);`),
    cleaned: false,
    status: "too-large",
  },
  "a paragraph of one megabyte": {
    page: then(`
      const paragraph = document.createElement("p");
      paragraph.textContent = "The tide came in and the tide went out again. ".repeat(22_000);
      document.querySelector("article").append(paragraph);`),
    cleaned: true,
  },
  "ten thousand nested elements": {
    page: then(`
      let inner = document.createElement("div");
      inner.textContent = "In the middle.";
      for (let at = 0; at < 10_000; at += 1) {
        const outer = document.createElement("div");
        outer.append(inner);
        inner = outer;
      }
      // Browsers lay it out only in minutes.
      inner.style.display = "none";
      document.body.append(inner);`),
    cleaned: true,
  },
  "a million quotation marks": {
    page: then(`
      const paragraph = document.createElement("p");
      paragraph.textContent = "“\\"'”".repeat(250_000);
      document.querySelector("article").append(paragraph);`),
    cleaned: true,
  },
  "ten thousand frames": {
    page: then(`
      // Firefox by itself takes 7 s to make these, a minute for four thousand, and has not made ten thousand after five.
      const most = navigator.userAgent.includes("Firefox") ? 1000 : 10_000;
      for (let at = 0; at < most; at += 1) {
        const frame = document.createElement("iframe");
        frame.loading = "lazy";
        frame.src = "/frame";
        frame.style.display = "none";
        document.body.append(frame);
      }`),
    cleaned: true,
  },
};

/** Names its images like all that documents have, but for what the tests themselves look with. */
const NAMED = script(`
  const spared = ["querySelector", "querySelectorAll", "body", "location", "defaultView"];
  const names = [];
  for (const name in document) if (!spared.includes(name)) names.push(name);
  const images = names.map((name) => Object.assign(new Image(), { name }));
  document.body.append(...images);`);

const MEAN: Record<string, Case> = {
  "removes every style sheet": {
    page: then(`
      setInterval(() => {
        for (const style of document.querySelectorAll("style, link")) style.remove();
      }, 20);`),
    cleaned: true,
  },
  "styles the appeal to be seen at any price": {
    page: then(`
      const style = document.createElement("style");
      style.textContent = "#appeal, #appeal * { display: block !important; visibility: visible !important }";
      document.head.append(style);
      document.getElementById("appeal").style.setProperty("display", "block", "important");`),
    cleaned: true,
  },
  "freezes prototypes": {
    page: story({
      inside: APPEAL_BOX,
      head: script(`
        for (const owner of [Node, Element, Document, Text, MutationObserver, Array, Object, Promise, Map, Set, JSON])
          Object.freeze(owner.prototype ?? owner);`),
    }),
    cleaned: true,
  },
  "redefines what documents can do": {
    page: story({
      inside: APPEAL_BOX,
      head: script(`
        const real = performance.getEntriesByName.bind(performance);
        for (const owner of [Node, Element, Document, Text, CharacterData])
          for (const name of Object.getOwnPropertyNames(owner.prototype)) {
            if (["constructor", "getClientRects", "getElementById"].includes(name)) continue;
            if (["setAttribute", "removeAttribute", "matches", "closest", "splitText"].includes(name))
              owner.prototype[name] = () => { throw new Error("never"); };
          }
        Object.defineProperty(Element.prototype, "textContent", { get() { throw new Error("never"); } });
        Object.defineProperty(Node.prototype, "isConnected", { get() { return false; } });
        Object.defineProperty(Document.prototype, "documentElement", { get() { throw new Error("never"); }, configurable: true });
        Array.prototype.push = () => { throw new Error("never"); };`),
    }),
    cleaned: true,
  },
  "names its form's fields like what every node has": {
    page: story({
      head: "",
      inside: `<input form="trap" name="nextSibling"><input form="trap" name="firstChild">${APPEAL_BOX}`,
      after: `<form id="trap">${[
        "localName",
        "nodeType",
        "attributes",
        "parentNode",
        "getAttributeNames",
        "id",
        "matches",
        "closest",
        "textContent",
        "isConnected",
      ]
        .map((name) => `<input name="${name}">`)
        .join("")}</form>`,
    }),
    cleaned: true,
  },
  "names its images like what documents have": {
    page: story({ inside: APPEAL_BOX, after: NAMED }),
    cleaned: true,
  },
  "opens and closes dialogs": {
    page: then(`
      const dialog = document.createElement("dialog");
      dialog.textContent = "Please donate today.";
      document.body.append(dialog);
      let left = 400;
      const timer = setInterval(() => {
        if (dialog.open) dialog.close();
        else dialog.showModal();
        left -= 1;
        if (left === 0) { clearInterval(timer); dialog.close(); }
      }, 5);`),
    cleaned: true,
  },
  "sends forged messages and events": {
    page: then(`
      const forged = [
        { kind: "change-settings", change: { enabled: false } },
        { kind: "set-site", host: location.hostname, mode: "off" },
        { kind: "changed", active: false },
        { kind: "show-all" },
        null, 7, "show-all",
      ];
      for (const message of forged) {
        window.postMessage(message, "*");
        document.dispatchEvent(new CustomEvent("message", { detail: message }));
        globalThis.chrome?.runtime?.sendMessage?.(message);
      }
      for (let at = 0; at < 1000; at += 1) {
        window.dispatchEvent(new PopStateEvent("popstate"));
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      }`),
    cleaned: true,
  },
};

/** Pages that put their appeal back: by taking marks off, by a copy, by a copy under another name. */
const BACK: Record<string, string> = {
  "takes the marks off": then(`
    new MutationObserver((records) => {
      for (const { target, attributeName } of records) target.removeAttribute(attributeName);
    }).observe(document.getElementById("appeal"), { attributes: true, subtree: true });`),
  "puts in a copy": then(`
    setInterval(() => {
      const appeal = document.getElementById("appeal");
      if (appeal.getClientRects().length > 0) return;
      const copy = appeal.cloneNode(true);
      for (const element of [copy, ...copy.querySelectorAll("*")])
        for (const name of element.getAttributeNames()) if (!["id", "class", "href"].includes(name)) element.removeAttribute(name);
      appeal.replaceWith(copy);
    }, 30);`),
  "puts in a copy under another name": then(`
    const whole = document.getElementById("appeal").innerHTML;
    setInterval(() => {
      const appeal = document.querySelector("aside");
      if (appeal.querySelector("p").getClientRects().length > 0) return;
      const copy = document.createElement("aside");
      copy.innerHTML = whole;
      appeal.replaceWith(copy);
    }, 30);`),
};

const storyText = "A decision on the date is expected within the month.";
const isReadable = (text: string) => document.body.innerText.includes(text);
const passes = () => performance.getEntriesByName("quiet-quotes:quiet").length;
const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;
const longestWork = () =>
  Math.max(0, ...performance.getEntriesByName("quiet-quotes:work").map(({ duration }) => duration));

const isPicking = () =>
  [...document.querySelectorAll("body *")].some((element) => getComputedStyle(element).cursor === "crosshair");

describe.each(BROWSERS)("in %s", (name) => {
  const pages = {
    ...Object.fromEntries(Object.entries({ ...LONG, ...MEAN }).map(([name, { page }]) => [name, page])),
    ...BACK,
    plain: story({ inside: APPEAL_BOX }),
    frame: "<!doctype html><p>A frame.",
  };

  const given = inBrowser(name, pages);

  async function open(path: string): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path), { waitUntil: "domcontentloaded" });
    await given.page.waitForFunction(isQuiet);
  }

  describe.each([...Object.entries(LONG), ...Object.entries(MEAN)])("a page: %s", (path, { cleaned, status }) => {
    test("is readable, answers, and tells what was given up", async () => {
      await open(path);
      if (cleaned) await given.page.waitForSelector("#appeal", { hidden: true });
      expect(await given.page.evaluate(longestWork)).toBeLessThan(LONGEST_WORK);
      expect(await given.page.evaluate(isReadable, storyText)).toBe(true);
      const state = await tellPage(given.installed, given.page.url(), { kind: "page-state" });
      expect(state.status).toBe(status ?? "article");
    });
  });

  test.each(Object.keys(BACK))("a page that %s of its appeal is left alone after a while", async (path) => {
    await open(path);
    const state = async () => (await tellPage(given.installed, given.page.url(), { kind: "page-state" })).status;
    await expect.poll(state, { timeout: 30_000, interval: 500 }).toBe("contested");
    expect(await given.page.evaluate(passes)).toBeLessThan(50);
    expect(await given.page.evaluate(isReadable, storyText)).toBe(true);
  });

  test("the panel opens, leads to a quotation and picks, whatever a page calls its images", async () => {
    await open("names its images like what documents have");
    await given.page.bringToFront();
    await tellPage(given.installed, given.page.url(), { kind: "open-panel" });
    await untilShown(given.page, ".quote");
    await (await untilShown(given.page, ".jump"))?.click();
    await untilShown(given.page, ".places i");
    await tellPage(given.installed, given.page.url(), { kind: "pick" });
    await given.page.waitForFunction(isPicking);
    await given.page.keyboard.press("Escape");
    expect(await given.page.evaluate(isPicking)).toBe(false);
  });

  test("a page's own clicks pick nothing while the reader picks", async () => {
    await open("plain");
    await tellPage(given.installed, given.page.url(), { kind: "pick" });
    await given.page.bringToFront();
    await given.page.evaluate(() => {
      document.querySelector("h1")?.click();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
    expect(await given.page.evaluate(isPicking)).toBe(true);
    await given.page.keyboard.press("Escape");
    expect(await given.page.evaluate(isPicking)).toBe(false);
    expect(await given.page.evaluate(isReadable, "Ostermoor harbour to be dredged")).toBe(true);
  });
});

describe.each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let site: Site;

  beforeAll(async () => {
    site = await serve({ plain: story({ inside: APPEAL_BOX }) });
    installed = await launch(name, { idle: SOON });
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
  });

  test("the background stopped again and again while a page is cleaned", async () => {
    for (let round = 0; round < 3; round += 1) {
      const page = await installed.browser.newPage();
      const opened = page.goto(site.address("plain"));
      await stopBackground(name, installed);
      await opened;
      await page.waitForSelector("#appeal", { hidden: true });
      await stopBackground(name, installed);
      const state = await tellPage(installed, page.url(), { kind: "show-all" });
      expect(state.items.length).toBeGreaterThan(0);
      await page.waitForSelector("#appeal", { visible: true });
      await page.close();
    }
  });
});
