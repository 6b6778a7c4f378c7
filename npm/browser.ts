/** The package as browsers load it: their own parser reads HTML source. */

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
  // With the shadow roots that the source declares. "Unsafe" is only what would be put into a page that runs scripts.
  const page = Document.parseHTMLUnsafe(html);
  const [answer] = analyzeDocument(page, url, new Map(), settings);
  return answer;
};

export const clean: typeof api.clean = async (document, { url, ...settings } = {}) => {
  await engine();
  const cleaning = new Cleaning(document, settings, url);
  cleaning.hide();
  return { report: cleaning.answer, undo: () => cleaning.undo() };
};
