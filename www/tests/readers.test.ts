/** All readers make the same page of the same document: of its nodes, of its source, and of a snapshot that a browser takes. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../../packages/browsers/launch.mjs";
import type { Server } from "../../packages/browsers/serve.mjs";
import { launch, type Served, serve } from "./browsers";

const root = new URL("../../", import.meta.url);
const corpus = new URL("../shared/corpus/pages/", root);
const COUNT = 50;

/** Documents by the path they are served at. */
const documents = new Map<string, Uint8Array>();

function add(folder: URL, files: string[]): void {
  for (const file of files) {
    const bytes = readFileSync(new URL(file, folder));
    documents.set(`/document/${file.replace(/\.gz$/, "")}`, file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  }
}

const html = (folder: URL) => readdirSync(folder).filter((file) => /\.html(\.gz)?$/.test(file));
add(new URL("www/stories/", root), html(new URL("www/stories/", root)));
add(new URL("www/tests/documents/", root), html(new URL("www/tests/documents/", root)));
if (existsSync(corpus)) {
  const all = html(corpus).sort();
  add(
    corpus,
    Array.from({ length: COUNT }, (_, at) => all[Math.floor((at * all.length) / COUNT)] ?? ""),
  );
} else {
  console.log("Left out: fifty pages of ../shared/corpus, which is not here.");
}

/** No script of a document runs, and nothing is fetched. */
const INERT = { "Content-Security-Policy": "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'" };

async function answers(): Promise<(path: string) => Served | null> {
  const bundle = await build({
    entryPoints: [new URL("compare.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "esm",
    tsconfigRaw: {},
  });
  const script = bundle.outputFiles[0]?.contents ?? "";
  const wasm = readFileSync(new URL("dist/test/engine-outline/engine_bg.wasm", root));
  return (path) => {
    const document = documents.get(path);
    if (document) return { body: document, type: "text/html; charset=utf-8", headers: INERT };
    if (path === "/compare.js") return { body: script, type: "text/javascript" };
    if (path === "/engine_bg.wasm") return { body: wasm, type: "application/wasm" };
    if (path === "/")
      return { body: '<!doctype html><body><script type="module" src="compare.js"></script>', type: "text/html" };
    return null;
  };
}

test("the corpus is at hand where everything must be checked", () => {
  expect(existsSync(corpus) || !process.env.CI).toBe(true);
});

describe.each(BROWSERS)("in %s", (name) => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serve(await answers());
    browser = await launch(name);
    page = await browser.newPage();
    await page.goto(server.address);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test.each([...documents.keys()])("%s", async (address) => {
    const found = await page.evaluate(
      (address) => (globalThis as unknown as { differences(address: string): Promise<string> }).differences(address),
      address,
    );
    expect(found).toBe("");
  });
});
