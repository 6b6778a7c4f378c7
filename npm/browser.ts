/** The package as browsers load it: their own parser reads HTML source. */

import { findOverlays } from "../extension/content/overlays";
import { Cleaning } from "./cleaning";
import init, { analyzeDocument, loadWords } from "./engine/engine";
import type * as api from "./index";

let started: Promise<unknown> | null = null;

function engine(): Promise<unknown> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  const [words] = await Promise.all([
    fetch(new URL("./engine_words.txt", import.meta.url)).then((file) => file.text()),
    init({ module_or_path: new URL("./engine_bg.wasm", import.meta.url) }),
  ]);
  loadWords(words);
}

export const analyze: typeof api.analyze = async (html, { url, ...settings } = {}) => {
  await engine();
  const page = new DOMParser().parseFromString(html, "text/html");
  return { ...analyzeDocument(page, settings).answer, url: url ?? null };
};

export const clean: typeof api.clean = async (document, { url: _, ...settings } = {}) => {
  await engine();
  const cleaning = new Cleaning(document, analyzeDocument(document, settings, findOverlays(document)));
  cleaning.hide();
  return { report: cleaning.answer, undo: () => cleaning.undo() };
};
