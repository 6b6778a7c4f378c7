/** The engine: compiled once for all tabs, when it is first needed. */

import { browser } from "wxt/browser";
import type { EngineSettings, Snapshot, SnapshotAnswer } from "../engine/engine";
import init, { analyzeSnapshot, loadWords, __wbg_reset_state as makeAnew } from "../engine/engine";

let ready: Promise<unknown> | null = null;

/** Starts the engine, if it does not run. */
export function startEngine(): Promise<unknown> {
  ready ??= start().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function start(): Promise<void> {
  const [words] = await Promise.all([
    fetch(browser.runtime.getURL("/engine_words.txt")).then((file) => file.text()),
    init({ module_or_path: browser.runtime.getURL("/engine_bg.wasm") }),
  ]);
  loadWords(words);
  // For the bench.
  if (import.meta.env.MODE === "testing") performance.mark("quiet-quotes:ready");
}

export async function analyze(snapshot: Snapshot, settings: EngineSettings): Promise<SnapshotAnswer> {
  await startEngine();
  try {
    return analyzeSnapshot(snapshot, settings);
  } catch (error) {
    // What has stopped in the middle of its work cannot be relied on; a new instance of the compiled module costs little.
    ready = null;
    makeAnew();
    throw error;
  }
}
