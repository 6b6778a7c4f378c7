/** The engine: compiled once for all tabs, when it is first needed. */

import { browser } from "wxt/browser";
import type { Answer, EngineSettings, Snapshot } from "../engine/engine";
import init, { analyzeSnapshot } from "../engine/engine";

let ready: Promise<unknown> | null = null;

/** Starts the engine, if it does not run. */
export function startEngine(): Promise<unknown> {
  ready ??= init({ module_or_path: browser.runtime.getURL("/engine_bg.wasm") }).catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

export async function analyze(snapshot: Snapshot, settings: EngineSettings): Promise<Answer> {
  await startEngine();
  return analyzeSnapshot(snapshot, settings);
}
