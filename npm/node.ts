/** The package as Node loads it: the engine's own parser reads HTML source. */

import { readFileSync } from "node:fs";
import { analyzeHtml, initSync, loadWords } from "./engine-html/engine";
import type * as api from "./index";

let started = false;

function start(): void {
  if (started) return;
  initSync({ module: readFileSync(new URL("./engine_html_bg.wasm", import.meta.url)) });
  loadWords(readFileSync(new URL("./engine_words.txt", import.meta.url), "utf8"));
  started = true;
}

export const analyze: typeof api.analyze = async (html, { url, ...settings } = {}) => {
  start();
  return analyzeHtml(html, url, settings);
};

export const clean: typeof api.clean = async () => {
  throw new Error("clean() needs a document with a layout: call it in a browser, or analyze(html) in Node.");
};
