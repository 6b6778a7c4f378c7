/** The npm package as a page loads it, in both browsers. */

import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as api from "../../npm/index";
import { BROWSERS } from "../../packages/browsers/launch.mjs";
import type { Server } from "../../packages/browsers/serve.mjs";
import { launch, serve, typeOf } from "./browsers";

const root = new URL("../../", import.meta.url);

/** A page that loads the package as an embedding page does, and holds it for the test. */
const EMBEDDING = `<!doctype html><title>Embedding</title>
<script type="module">import * as api from "/browser.js"; window.quietQuotes = api;</script>`;

declare const quietQuotes: typeof api;

/** What scripts make of the story, and what of it must go. */
const MADE: Record<string, (page: Document) => Node[]> = {
  "a sentence in several nodes of text": (page) => {
    const first = page.querySelector(".rest p")?.firstChild as Text;
    const second = first.splitText("Your support".length);
    const third = second.splitText(" makes all".length);
    third.splitText(" the difference.".length);
    return [first, second, third];
  },
  "an appeal in the shadow root of a box that holds something itself": (page) => {
    const appeal = page.querySelector(".appeal > div") as Element;
    const host = page.createElement("div");
    host.append("Thank you.");
    appeal.replaceWith(host);
    host.attachShadow({ mode: "open" }).append(appeal);
    return [...appeal.children];
  },
  "an appeal in a form whose fields are called as what nodes have": (page) => {
    const appeal = page.querySelector(".appeal > div") as Element;
    const form = page.createElement("form");
    const names = ["nodeType", "localName", "parentNode", "firstChild", "getRootNode", "shadowRoot"];
    form.append(...names.map((name) => Object.assign(page.createElement("input"), { name, type: "hidden" })));
    appeal.replaceWith(form);
    form.append(...appeal.children);
    return [...form.querySelectorAll("h3, p")];
  },
};

/** Cleans a story in a frame, which has classes of its own and runs no scripts. How much is shown of what must go. */
async function cleaned(make: (page: Document) => Node[]) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.src = "/stories/ferry.html";
  const loaded = new Promise((done) => frame.addEventListener("load", done));
  document.body.replaceChildren(frame);
  await loaded;
  const page = frame.contentDocument as Document;
  const nodes = make(page);
  const shown = () =>
    nodes.filter((node) => {
      const range = page.createRange();
      range.selectNode(node);
      return [...range.getClientRects()].some(({ width }) => width > 0);
    }).length;
  const source = () => {
    const shadowRoots = [...page.querySelectorAll("div")].flatMap((element) => element.shadowRoot ?? []);
    return page.documentElement.getHTML({ shadowRoots });
  };
  const [before, published] = [source(), shown()];
  const { undo } = await quietQuotes.clean(page);
  const quiet = shown();
  undo();
  return { nodes: nodes.length, published, quiet, undone: shown(), same: source() === before };
}

/** That page beside the package and the stories. */
function pages(): Promise<Server> {
  return serve((path) => {
    const file = new URL(path.startsWith("/stories/") ? `www${path}` : `dist/npm${path}`, root);
    if (path === "/") return { body: EMBEDDING, type: "text/html" };
    return existsSync(file) ? { body: readFileSync(file), type: typeOf(file.pathname) } : null;
  });
}

describe.each(BROWSERS)("in %s", (name) => {
  let browser: Awaited<ReturnType<typeof launch>>;
  let server: Server;

  beforeAll(async () => {
    browser = await launch(name);
    server = await pages();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("analyze reads HTML source, clean hides and undo gives back", async () => {
    const page = await browser.newPage();
    await page.goto(server.address);
    const seen = await page.evaluate(async () => {
      const { analyze, clean } = quietQuotes;
      const source = await (await fetch("/stories/ferry.html")).text();
      const story = new DOMParser().parseFromString(source, "text/html").documentElement;
      // It would hold for the page that loads the engine.
      story.querySelector("meta[http-equiv=Content-Security-Policy]")?.remove();
      document.replaceChild(document.adoptNode(story), document.documentElement);
      const before = document.documentElement.outerHTML;
      // The page that embeds it is the front page of its site; the story is none.
      const { report, undo } = await clean(document, { url: "https://courier.example/news/ferry" });
      // biome-ignore lint/performance/useDomNodeTextContent: only what is displayed counts
      const quiet = document.body.innerText;
      undo();
      return {
        same: document.documentElement.outerHTML === before,
        sheets: document.adoptedStyleSheets.length,
        quiet,
        nags: report.nags.map(({ text }) => text),
        analyzed: (await analyze(source, { url: "https://courier.example/news/ferry" })).quotes.map(({ text }) => text),
        quotes: report.quotes.map(({ text }) => text),
      };
    });
    expect(seen.same).toBe(true);
    expect(seen.sheets).toBe(0);
    expect(seen.analyzed).toEqual(seen.quotes);
    expect(seen.nags.join(" ")).toContain("Donate now");
    expect(seen.quiet).not.toContain("Donate now");
    expect(seen.quiet).toContain("Under the plan, Strand Haulage would take over");
  });

  test.each(Object.entries(MADE))("clean hides %s", async (_, make) => {
    const page = await browser.newPage();
    await page.goto(server.address);
    const seen = (await page.evaluate(`(${cleaned})(${make})`)) as Awaited<ReturnType<typeof cleaned>>;
    const all = seen.nodes;
    expect(seen).toEqual({ nodes: all, published: all, quiet: 0, undone: all, same: true });
  });

  test("analyze reads shadow roots that a source declares, and not what stands in for scripts", async () => {
    const page = await browser.newPage();
    await page.goto(server.address);
    const { title, text } = await page.evaluate(async () => {
      const source = await (await fetch("/stories/ferry.html")).text();
      const declared = source
        .replace('<div class="rest">', '<div><template shadowrootmode="open">')
        .replace("</article>", "</template></article><noscript><p>No <noscript>scripts</noscript></p></noscript>");
      const { title, article } = await quietQuotes.analyze(declared);
      return { title, text: article.text };
    });
    expect(title).toMatch(/^Council weighs last-minute offer/);
    expect(text).toContain("Catriona Baird, the island’s only nurse");
    expect(text).not.toContain("scripts");
  });

  test("a page that is too large is refused in words", async () => {
    const page = await browser.newPage();
    await page.goto(server.address);
    const said = await page.evaluate(async () => {
      document.body.append(...Array.from({ length: 60_000 }, () => document.createElement("i")));
      return quietQuotes.clean(document).then(
        () => "",
        (error) => String(error),
      );
    });
    expect(said).toBe("TooLarge: the page is too large to be read without making its reader wait");
  });
});
