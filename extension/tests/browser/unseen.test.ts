/** What a page can tell of us, what its hands reach, and what it may do with what is hidden. */

import { describe, expect, test } from "vitest";
import { BROWSERS, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, covered, OVERLAYS, type Site, story } from "./pages";
import { HOST, inside, untilShown } from "./panel";
import { quoted } from "./quoted";
import { pasted } from "./test-page";

const script = (source: string) => `<script>${source.replaceAll("</", "<\\/")}</script>`;

/** Names of all that a form's or a document's author can put in front of what every element and document has. */
const NAMES = [
  "matches",
  "closest",
  "contains",
  "hasAttribute",
  "getAttribute",
  "setAttribute",
  "removeAttribute",
  "querySelectorAll",
  "getBoundingClientRect",
  "getClientRects",
  "checkVisibility",
  "parentNode",
  "parentElement",
  "childNodes",
  "children",
  "attributes",
  "classList",
  "isConnected",
  "localName",
  "ownerDocument",
  "textContent",
];

const NAMED = `<form id="appeal" class="appeal" style="position: fixed; inset: 0; background: white; z-index: 10">
  <h2>Support our journalism</h2>
  <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
  ${NAMES.map((name) => `<input type="hidden" name="${name}">`).join("")}
  <button>Donate now</button>
</form>`;

const MANY = story({
  after: script(`
    const list = document.createElement("div");
    for (let at = 0; at < 1200; at += 1) {
      const box = document.createElement("aside");
      box.className = "appeal";
      box.innerHTML = "<p>Please donate to our newsroom today: number " + at + ".</p><a href='/donate'>Donate now</a>";
      list.append(box, Object.assign(document.createElement("p"), { textContent: "The tide came in at noon on day " + at + ", and went out." }));
    }
    document.querySelector("article").append(list);`),
});

/** Writes down all that its listeners hear of what the reader types and copies, and puts words of its own on the clipboard. */
const LISTENING = script(`
  globalThis.heard = [];
  const events = "keydown keypress keyup beforeinput input compositionstart compositionupdate copy cut paste change".split(" ");
  for (const name of events)
    for (const place of [window, document])
      for (const capture of [true, false])
        place.addEventListener(name, (event) => heard.push([name, event.key, event.data, event.target?.value].join()), { capture });
  window.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/plain", "forged");
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);`);

const PAGES = {
  plain: story(),
  box: story({ inside: APPEAL_BOX }),
  named: covered({ ...OVERLAYS["overflow hidden on the body"], overlay: NAMED } as (typeof OVERLAYS)[string]),
  many: MANY,
  listening: quoted({ head: LISTENING }),
  bare: quoted({ style: "" }),
};

const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;
const longestWork = () =>
  Math.max(0, ...performance.getEntriesByName("quiet-quotes:work").map(({ duration }) => duration));
const isSeen = (selector: string) => (document.querySelector(selector)?.getClientRects().length ?? 0) > 0;

describe.each(BROWSERS)("in %s", { timeout: 60_000 }, (name) => {
  const given = inBrowser(name, PAGES);

  async function open(path: keyof typeof PAGES, policy: Parameters<Site["address"]>[1] = "open"): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path, policy));
    await given.page.waitForFunction(isQuiet);
  }

  async function openPanel(): Promise<void> {
    await tellPage(given.installed, given.page.url(), { kind: "open-panel" });
    await given.page.bringToFront();
    await untilShown(given.page, ".panel");
  }

  test("a page of which nothing is hidden finds nothing of us", async () => {
    await open("plain");
    const found = await given.page.evaluate((source) => {
      const served = new DOMParser().parseFromString(source, "text/html").documentElement.outerHTML;
      const { styleSheets, adoptedStyleSheets, documentElement } = document;
      return [documentElement.outerHTML === served, styleSheets.length, adoptedStyleSheets.length, CSS.highlights.size];
    }, PAGES.plain);
    expect(found).toEqual([true, 0, 0, 0]);
  });

  test("what marks a hidden element has another name in each document, and no node is put in", async () => {
    const marks = async () => {
      await open("box");
      await given.page.waitForFunction((seen) => !new Function(`return ${seen}`)()("#appeal"), {}, String(isSeen));
      const names = await given.page.$eval("#appeal", (box) =>
        box.getAttributeNames().filter((name) => !/^(id|class)$/.test(name)),
      );
      expect(await given.page.evaluate(() => document.querySelectorAll("style, link").length)).toBe(0);
      return names;
    };
    const [first] = await marks();
    await given.page.close();
    const [second] = await marks();
    expect(first).toMatch(/^[a-z]{13}$/);
    expect(second).not.toBe(first);
  });

  test("a strict policy has nothing to report of us, the panel included", async () => {
    await open("bare", "reported");
    await openPanel();
    await given.page.click(inside(".quote .jump"));
    await untilShown(given.page, ".places i");
    expect(given.site.requests).not.toContain("/report");
  });

  test("the panel is a plain element, and keys that a page makes do nothing in it", async () => {
    await open("listening");
    await openPanel();
    expect(await given.page.$eval(HOST, (host) => [host.localName, host.getAttributeNames().length])).toEqual([
      "div",
      0,
    ]);
    await given.page.evaluate((host) => {
      for (const key of ["Escape", "Escape", "c", "/"])
        for (const type of ["keydown", "keyup"])
          document.querySelector(host)?.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true }));
    }, HOST);
    expect(await given.page.$(inside(".panel"))).not.toBeNull();
  });

  test("what is typed, copied and looked up in the panel is not heard by the page", async () => {
    await open("listening");
    await openPanel();
    await given.page.focus(inside("[type=search]"));
    await given.page.keyboard.type("harbour");
    await given.page.keyboard.press("Escape");
    await given.page.click(inside(".quote .jump"));
    await untilShown(given.page, ".places i");
    await given.page.keyboard.press("c");
    expect(await given.page.evaluate(() => (globalThis as { heard?: string[] }).heard)).toEqual([]);
    expect(await given.page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  // Firefox takes no such policy, and gives a page its clipboard wherever the tests can serve one.
  test.runIf(name === "chromium")(
    "where the clipboard is not to be had, a page does not put its own words on it",
    async () => {
      await open("listening", "no clipboard");
      await openPanel();
      await given.page.focus(inside(".quote .jump"));
      await given.page.keyboard.press("c");
      await untilShown(given.page, "footer [role=status]");
      expect(await pasted(given.page)).toMatch(/^“/);
    },
  );

  test("new words in a hidden element bring it back, however short", async () => {
    await open("box");
    await given.page.waitForSelector("#appeal", { hidden: true });
    await given.page.$eval("#appeal p", (words) => {
      words.textContent = "Payment failed.";
      words.parentElement?.querySelector("h3")?.remove();
      words.parentElement?.querySelector("a")?.remove();
    });
    await given.page.waitForSelector("#appeal", { visible: true });
  });

  test("a copy of a hidden element is judged by what it says", async () => {
    await open("box");
    await given.page.waitForSelector("#appeal", { hidden: true });
    await given.page.$eval("#appeal", (box) => {
      const copy = box.cloneNode(true) as HTMLElement;
      copy.id = "copy";
      copy.textContent = "Your order has been sent and will arrive on Tuesday.";
      box.after(copy);
    });
    await given.page.waitForSelector("#copy", { visible: true });
    await given.page.waitForSelector("#appeal", { hidden: true });
  });

  test("all is shown at the reader's wish, copies of what was hidden too", async () => {
    await open("box");
    await given.page.waitForSelector("#appeal", { hidden: true });
    await given.page.$eval("#appeal", (box) => {
      const copy = box.cloneNode(true) as HTMLElement;
      copy.id = "copy";
      box.after(copy);
    });
    await tellPage(given.installed, given.page.url(), { kind: "show-all" });
    await given.page.waitForSelector("#appeal", { visible: true });
    await given.page.waitForSelector("#copy", { visible: true });
  });

  test("a form whose fields are called like what every element has is hidden, and the page it held is free", async () => {
    // Whoever drives the browser stumbles over the names too: its style is asked for by itself.
    const isDisplayed = () => getComputedStyle(document.getElementById("appeal") ?? document.body).display !== "none";
    await open("named");
    await given.page.waitForFunction((look) => !new Function(`return (${look})()`)(), {}, String(isDisplayed));
    const isFree = () => getComputedStyle(document.body).overflowY !== "hidden";
    await given.page.waitForFunction(isFree);
    const state = await tellPage(given.installed, given.page.url(), { kind: "show-all" });
    expect(state.status).toBe("article");
    expect(await given.page.evaluate(isDisplayed)).toBe(true);
  });

  test("twelve hundred nags do not keep the page waiting", async () => {
    await open("many");
    expect(await given.page.evaluate(longestWork)).toBeLessThan(1000);
  });
});
