//! Times the extension on real pages beside Readability and Defuddle, in one run and in random order. The extension comes
//! first: what reader modes leave behind keeps a browser busy for seconds, and no reader runs them between two pages. It reads
//! all pages once before it is timed: a browser makes the engine's code quick while that runs (extremes.mjs times it cold).
//!
//!     node bench.mjs --pages FOLDER --extension FOLDER [--browser chromium|firefox] [--most N] [--svg FILE]

import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { build } from "esbuild";

import { launch } from "./browsers.mjs";
import { figures, picture, table } from "./figures.mjs";
import { METHODS, ours } from "./measure.mjs";
import { names, serve } from "./pages.mjs";

const { values: options } = parseArgs({
  options: {
    pages: { type: "string" },
    extension: { type: "string" },
    browser: { type: "string", default: "chromium" },
    most: { type: "string", default: "100000" },
    svg: { type: "string" },
  },
});
if (!options.pages) throw new Error("name the folder of pages: --pages FOLDER");

const shuffled = (items) =>
  items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

async function rivals() {
  const options = { entryPoints: [new URL("rivals.mjs", import.meta.url).pathname], bundle: true, write: false };
  const { outputFiles } = await build({ ...options, format: "iife", platform: "browser", logLevel: "error" });
  return outputFiles[0].text;
}

/** Times of some jobs on one page: each in the state in which we work, in a document of its own, and then on the page at rest. */
async function times(browser, address, script, jobs) {
  const result = {};
  for (const job of shuffled(jobs)) {
    const page = await browser.newPage();
    try {
      if (job !== OURS) await page.evaluateOnNewDocument(atParse(script, METHODS[job]));
      await page.goto(address, { waitUntil: "domcontentloaded" });
      if (job === OURS) Object.assign(result, await ours(page));
      else {
        result[job] = await page.evaluate(() => globalThis.timed);
        result[`${job}, at rest`] = await page.evaluate(METHODS[job]);
      }
    } finally {
      await page.close();
    }
  }
  return result;
}

const OURS = "Quiet Quotes";

/** A program for a page that times a method as soon as the page is parsed, which is when the extension looks at it. */
const atParse = (script, method) => `${script};
  document.addEventListener("DOMContentLoaded", () => { globalThis.timed = (${method})(); });`;

/** Opens a page again and again until the extension, just installed, has read it: only then is anything worth timing. */
async function warmUp(browser, address) {
  for (let attempt = 1; ; attempt += 1) {
    const page = await browser.newPage();
    try {
      await page.goto(address, { waitUntil: "domcontentloaded" });
      await ours(page, 5000);
      return;
    } catch (error) {
      if (attempt === 10) throw error;
    } finally {
      await page.close();
    }
  }
}

const folder = resolve(options.pages);
const server = await serve(folder);
const browser = await launch(options.browser, options.extension && resolve(options.extension));
const script = await rivals();
const byMethod = {};
const failed = new Map();
const pages = shuffled(await names(folder)).slice(0, Number(options.most));
if (options.extension) await warmUp(browser, `${server.address}/${pages[0]}`);
const twice = options.extension
  ? [
      { jobs: [OURS], counts: false },
      { jobs: [OURS], counts: true },
    ]
  : [];
for (const { jobs, counts } of [...twice, { jobs: Object.keys(METHODS), counts: true }]) {
  for (const [done, name] of shuffled(pages).entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${jobs}: ${done + 1} of ${pages.length} \x1b[K`);
    try {
      for (const [method, ms] of Object.entries(await times(browser, `${server.address}/${name}`, script, jobs))) {
        byMethod[method] ??= [];
        if (counts) byMethod[method].push({ page: name, ms });
      }
    } catch (error) {
      failed.set(name, error.message);
    }
  }
}
await browser.close();
server.stop();

const all = Object.fromEntries(Object.entries(byMethod).map(([method, list]) => [method, figures(list)]));
console.log(table(all, "Readability"));
for (const [name, why] of failed) console.error(`not measured: ${name}: ${why}`);
if (options.svg) await writeFile(options.svg, picture(`Milliseconds a page, ${options.browser}`, all));
process.exitCode = failed.size > pages.length / 20 ? 1 : 0;
