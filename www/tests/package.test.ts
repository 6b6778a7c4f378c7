/** The npm package as a page loads it, in both browsers. */

import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as api from "../../npm/index";
import { launch, NAMES, type Server, serve, typeOf } from "./browsers";

const root = new URL("../../", import.meta.url);

/** A page that loads the package as an embedding page does, and holds it for the test. */
const EMBEDDING = `<!doctype html><title>Embedding</title>
<script type="module">import * as api from "/browser.js"; window.quietQuotes = api;</script>`;

declare const quietQuotes: typeof api;

/** That page beside the package and the stories. */
function pages(): Promise<Server> {
  return serve((path) => {
    const file = new URL(path.startsWith("/stories/") ? `www${path}` : `dist/npm${path}`, root);
    if (path === "/") return { body: EMBEDDING, type: "text/html" };
    return existsSync(file) ? { body: readFileSync(file), type: typeOf(file.pathname) } : null;
  });
}

describe.each(NAMES)("in %s", (name) => {
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
      const { report, undo } = await clean(document);
      // biome-ignore lint/performance/useDomNodeTextContent: only what is displayed counts
      const quiet = document.body.innerText;
      undo();
      return {
        same: document.documentElement.outerHTML === before,
        sheets: document.adoptedStyleSheets.length,
        quiet,
        nags: report.nags.map(({ text }) => text),
        analyzed: (await analyze(source, { url: "https://courier.example/" })).quotes.map(({ text }) => text),
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
});
