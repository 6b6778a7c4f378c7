/** What the content script offers to the panel, which runs beside it in the same world. */

import type { Answer, Place } from "../engine/engine";

export interface Reading {
  readonly answer: Answer;
  /** The live text between two places; `null` where the page has changed meanwhile. */
  range(start: Place, end: Place): Range | null;
  /** Whether what was found is hidden now. */
  readonly hidden: boolean;
  /** Called on every later answer (the page grew, or another story was opened) until unsubscribed. */
  onChange(listener: () => void): () => void;
  /** Tells the content script how to show, hide or toggle the panel; called once, by the panel. */
  panel: { toggle(): void; close(): void } | null;
}

const KEY = Symbol.for("quiet-quotes");

type World = { [KEY]?: Reading };

/** The reading of this document, if its content script runs. */
export function reading(): Reading | null {
  return (globalThis as World)[KEY] ?? null;
}

/** Makes a reading known to the panel. */
export function offer(value: Reading): void {
  (globalThis as World)[KEY] = value;
}
