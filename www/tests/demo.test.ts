/** What a visitor of the demo page meets, in both browsers. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BROWSERS } from "../../packages/browsers/launch.mjs";
import type { Server } from "../../packages/browsers/serve.mjs";
import { launch, serve, typeOf } from "./browsers";

interface Expected {
  name: string;
  /** The page is held by an overlay and must scroll once that is hidden. */
  scrolls?: boolean;
  hide: string[];
  keep: string[];
  quotes: { starts: string; speaker: string }[];
}

const root = new URL("../../", import.meta.url);
const stories = readdirSync(new URL("www/stories/", root))
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({
    story: file.replace(/\.json$/, ""),
    expected: JSON.parse(readFileSync(new URL(`www/stories/${file}`, root), "utf8")) as Expected,
  }));

function serveSite(): Promise<Server> {
  const site = new URL("dist/site/", root);
  return serve((path) => {
    const file = new URL(`.${path.endsWith("/") ? `${path}index.html` : path}`, site);
    return existsSync(file) ? { body: readFileSync(file), type: typeOf(file.pathname) } : null;
  });
}

const state = (page: Page, wanted: string) => page.waitForSelector(`#stage[data-state="${wanted}"]`);

const choose = async (page: Page, story: string) => {
  await page.$eval(`input[value="${story}"]`, (radio) => (radio as HTMLInputElement).click());
  await page.waitForFunction(
    (story) => {
      const frame = document.querySelector<HTMLIFrameElement>("#page");
      const loaded = frame?.contentDocument?.URL.endsWith(`/${story}.html`);
      return loaded && document.querySelector("#stage")?.getAttribute("data-state") === "quiet";
    },
    {},
    story,
  );
};

/** What is to be read in the frame, white space collapsed. */
const words = (page: Page) =>
  page.$eval("#page", (frame) => {
    const body = (frame as HTMLIFrameElement).contentDocument?.body;
    // biome-ignore lint/performance/useDomNodeTextContent: only what is displayed counts
    return body?.innerText.replace(/\s+/g, " ") ?? "";
  });

const source = (page: Page) =>
  page.$eval("#page", (frame) => (frame as HTMLIFrameElement).contentDocument?.documentElement.outerHTML ?? "");

const scrolled = (page: Page) =>
  page.$eval("#page", (frame) => (frame as HTMLIFrameElement).contentWindow?.scrollY ?? 0);

/** What is listed, the parts of a statement one by one. */
const quoted = (page: Page) =>
  page.$$eval("#quotes > li", (items) =>
    items.flatMap((item) => {
      const speaker = item.querySelector(".speaker b")?.textContent ?? null;
      const parts = item.querySelector("q")?.textContent?.split(" … ") ?? [];
      return parts.map((text) => ({ text, speaker }));
    }),
  );

describe.each(BROWSERS)("in %s", (name) => {
  let browser: Browser;
  let server: Server;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launch(name);
    server = await serveSite();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    problems.length = 0;
    page = await browser.newPage();
    // Firefox reports what a policy blocks as an error of the page: blocking it is what the policy is for.
    page.on("pageerror", (error) => {
      if (!String(error).includes("Content-Security-Policy")) problems.push(String(error));
    });
    await page.setViewport({ width: 1280, height: 860 });
    await page.goto(`${server.address}/`);
    await state(page, "quiet");
  });
  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
  });

  describe.each(stories)("$expected.name", ({ story, expected }) => {
    beforeEach(async () => {
      if (story !== "ferry") await choose(page, story);
    });

    test("its nags are hidden and its story is whole", async () => {
      const left = await words(page);
      expect(expected.hide.filter((nag) => left.includes(nag))).toEqual([]);
      expect(expected.keep.filter((sentence) => !left.includes(sentence))).toEqual([]);
    });

    test("it shows who says what", async () => {
      const found = await quoted(page);
      const wanted = expected.quotes.map(({ starts, speaker }) => ({ starts, speaker }));
      const named = found.map(({ text, speaker }) => ({
        starts: wanted.find(({ starts }) => text.startsWith(starts))?.starts ?? text,
        speaker,
      }));
      const order = (a: { starts: string }, b: { starts: string }) => a.starts.localeCompare(b.starts);
      expect(named.sort(order)).toEqual(wanted.sort(order));
    });

    test("the switch gives the page back to the byte", async () => {
      await page.click("#switch");
      await state(page, "published");
      const pristine = await page.evaluate(async (address) => {
        const frame = document.createElement("iframe");
        frame.setAttribute("sandbox", "allow-same-origin");
        const loaded = new Promise((done) => frame.addEventListener("load", done));
        frame.src = address;
        document.body.append(frame);
        await loaded;
        const html = frame.contentDocument?.documentElement.outerHTML;
        frame.remove();
        return html;
      }, `stories/${story}.html`);
      expect(await source(page)).toBe(pristine);
      const published = await words(page);
      expect(expected.hide.filter((nag) => !published.includes(nag))).toEqual([]);
      await page.click("#switch");
      await state(page, "quiet");
    });

    test.runIf(expected.scrolls)("it scrolls once its overlay is gone", async () => {
      const frame = await page.$("#page");
      const box = await frame?.boundingBox();
      if (!box) throw new Error("The frame is not to be seen.");
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.wheel({ deltaY: 300 });
      await page.waitForFunction(
        () => (document.querySelector<HTMLIFrameElement>("#page")?.contentWindow?.scrollY ?? 0) > 0,
      );
    });
  });

  test("a click on a quotation shows where it stands", async () => {
    const before = await scrolled(page);
    await page.$$eval("#quotes button", (buttons) => (buttons.at(-1) as HTMLButtonElement).click());
    await page.waitForFunction(
      (before) => document.querySelector<HTMLIFrameElement>("#page")?.contentWindow?.scrollY !== before,
      {},
      before,
    );
  });

  test("a quotation behind a sentence that was hidden is shown where it stands", async () => {
    const story = readFileSync(new URL("www/stories/ferry.html", root), "utf8");
    const quotation = "“Nobody asked us,” said Ewan Strachan, who mends nets on the island.";
    await page.$eval(
      "#own-text",
      (field, source) => {
        (field as HTMLTextAreaElement).value = source;
      },
      story.replace("two crossings a day.", `$& ${quotation}`),
    );
    await page.click("#own-form button");
    await page.waitForFunction(() => document.querySelector("#quotes")?.textContent?.includes("Nobody asked us"));
    await state(page, "quiet");
    expect(await words(page)).not.toContain("all the difference");
    const shown = await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>("#quotes button")) {
        if (button.textContent?.includes("Nobody asked us")) button.click();
      }
      const view = document.querySelector<HTMLIFrameElement>("#page")?.contentWindow as typeof globalThis | null;
      return [...(view?.CSS.highlights.get("quiet-quotes-spoken") ?? [])].map(String);
    });
    expect(shown).toEqual(["Nobody asked us"]);
  });

  test("pasted HTML is read, and nothing of it runs", async () => {
    const title = await page.title();
    await page.$eval("#own-text", (field) => {
      (field as HTMLTextAreaElement).value = `<!doctype html><html lang="en"><head><title>Pasted</title>
        <meta http-equiv="refresh" content="0;url=/gone.html"><base href="https://elsewhere.invalid/">
        <script>parent.document.title = "ran"</script></head>
        <body onload="parent.document.title='ran'"><article><h1>The bridge reopens</h1>
        <img src="x" onerror="parent.document.title='ran'"><svg onload="parent.document.title='ran'"></svg>
        <p>“We are back in business,” said Harriet Lowe, the bridge keeper.</p>
        <p>The bridge had been closed since the spring, when a barge carrying gravel ran into its middle pier.</p>
        </article></body></html>`;
    });
    await page.click("#own-form button");
    await page.waitForFunction(() => document.querySelector("#quotes q")?.textContent?.startsWith("We are back"));
    await state(page, "quiet");
    expect(await page.title()).toBe(title);
    expect(await words(page)).toContain("The bridge reopens");
    expect(page.frames().map((frame) => frame.url())).toContain(`${server.address}/blank.html`);
  });

  test("it leads to the extension and to its source", async () => {
    const { homepage } = JSON.parse(readFileSync(new URL("extension/package.json", root), "utf8"));
    const links = await page.$$eval("header a, .hero a", (links) => links.map(({ href }) => href));
    expect(links).toContain(homepage);
    expect(links).toContain(`${homepage}#install-the-extension`);
  });

  test("what goes is pointed at first, and then who says what", async () => {
    await page.waitForSelector("#quotes [aria-current]");
    const lit = await page.evaluate(() => {
      const view = document.querySelector<HTMLIFrameElement>("#page")?.contentWindow as typeof globalThis | null;
      return [...(view?.CSS.highlights.get("quiet-quotes-spoken") ?? [])].map(String).join(" ");
    });
    expect(lit.slice(0, 20)).toBe((await quoted(page))[0]?.text.slice(0, 20));
  });

  test("words stand in the marks of their language", async () => {
    const marks = () =>
      page.$eval("#quotes q", (said) => [(said as HTMLElement).dataset.opening, (said as HTMLElement).dataset.closing]);
    expect(await marks()).toEqual(["“", "”"]);
    await choose(page, "freibad");
    expect(await marks()).toEqual(["„", "“"]);
  });

  const hand = (name: string, type: string, beginning: string) =>
    page.evaluate(
      (name, type, beginning) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([beginning], name, { type }));
        window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
      },
      name,
      type,
      beginning,
    );
  const told = (words: string) =>
    page.waitForFunction((words) => document.querySelector("#own-words")?.textContent?.includes(words), {}, words);

  test.each([
    ["story.pdf", "application/pdf", "%PDF-1.7 story", "A PDF is no page"],
    ["story.png", "image/png", "\u0089PNG", "A picture holds no words"],
    ["story.doc", "application/msword", "\u0000\u0001", "This file holds no text"],
    ["story.txt", "text/plain", " \n", "There is nothing to read yet"],
  ])("%s is told apart from a page, in words", async (name, type, beginning, words) => {
    await hand(name, type, beginning);
    await told(words);
    expect(await page.$eval("#stage", (stage) => stage.getAttribute("data-state"))).toBe("quiet");
  });

  test("an empty box is told in words, and a page without quotations too", async () => {
    await page.click("#own-form button");
    await told("There is nothing to read yet");
    await hand("story.txt", "text/plain", "The bridge reopens.\nThe bridge had been closed since the spring.");
    await page.waitForFunction(() => document.querySelector("#quotes")?.textContent?.includes("Nobody is quoted"));
    await told("");
  });

  test("a page without its style sheets looks like a page", async () => {
    await hand("story.html", "text/html", "<article><h1>The bridge</h1><p>It reopens.</p><img src='x.png'></article>");
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLIFrameElement>("#page")?.contentDocument?.querySelector("h1")?.textContent ===
        "The bridge",
    );
    const look = await page.$eval("#page", (frame) => {
      const { contentDocument: page, contentWindow: view } = frame as HTMLIFrameElement;
      const image = page?.querySelector("img");
      return [view && page && view.getComputedStyle(page.body).maxWidth, image?.getClientRects().length];
    });
    expect(look).toEqual(["704px", 0]);
  });

  test("pasted text is read", async () => {
    await page.$eval("#own-text", (field) => {
      (field as HTMLTextAreaElement).value = `The bridge reopens after a summer of detours
“We are < ready & glad,” said Harriet Lowe, the bridge keeper.
The bridge had been closed since the spring, when a barge carrying gravel ran into its middle pier and stayed there.
Drivers had to go eleven miles round by the old mill, and the school bus left at six in the morning all term.
The county paid for the new pier out of a fund that had been set aside for a roundabout nobody had asked for.`;
    });
    await page.click("#own-form button");
    await page.waitForFunction(() =>
      document.querySelector("#quotes q")?.textContent?.startsWith("We are < ready & glad"),
    );
    expect((await quoted(page))[0]?.speaker).toBe("Harriet Lowe");
  });

  test("a dropped file is read", async () => {
    const file = readFileSync(new URL("www/stories/library.html", root), "utf8");
    await page.evaluate((source) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([source], "story.html", { type: "text/html" }));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    }, file);
    await page.waitForFunction(() =>
      document.querySelector("#quotes")?.textContent?.includes("stubborn in the best sense"),
    );
  });

  test("it works by keyboard alone", async () => {
    await page.focus("input[value=ferry]");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector("#address")?.textContent?.startsWith("wiesenauer"));
    await state(page, "quiet");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("switch");
    await page.keyboard.press(" ");
    await state(page, "published");
    await page.focus("#quotes li:last-child button");
    const before = await scrolled(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (before) => document.querySelector<HTMLIFrameElement>("#page")?.contentWindow?.scrollY !== before,
      {},
      before,
    );
  });

  test("all it needs is named in the page itself, and comes once, from its own host", async () => {
    const html = readFileSync(new URL("www/index.html", root), "utf8");
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    const files = loaded
      .map((address) => address.replace(`${server.address}/`, ""))
      .filter((file) => file !== "offline.js");
    expect(files.filter((file) => !html.includes(`"${file}"`))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
    expect(files).toContain("engine_bg.wasm");
  });

  // Firefox's driver cannot change this wish of a reader.
  test.skipIf(name === "firefox")("it begins at its top, whatever goes in the story", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "no-preference" }]);
    await page.reload();
    await state(page, "quiet");
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test("it fits a phone", async () => {
    await page.setViewport({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });

  test("it works without a network", async () => {
    const gone = await serveSite();
    const other = await browser.newPage();
    await other.goto(`${gone.address}/`);
    await other.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await gone.stop();
    await other.reload();
    await state(other, "quiet");
    await choose(other, "freibad");
    expect(await words(other)).toContain("Freibad Wiesenau");
    await other.close();
  });

  test.each(["light", "dark"])("axe finds nothing, %s", async (scheme) => {
    const looking = await launch(name, { dark: scheme === "dark" });
    try {
      const seen = await looking.newPage();
      await seen.goto(`${server.address}/`);
      await state(seen, "quiet");
      expect(await seen.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(scheme === "dark");
      await seen.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      const { violations } = await seen.evaluate(() => {
        const { axe } = globalThis as unknown as {
          axe: { run(context: Document, options: object): Promise<AxeResults> };
        };
        return axe.run(document, { iframes: false });
      });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    } finally {
      await looking.close();
    }
  });
});
