/** What the content script offers to the panel, which runs beside it in the same world. */

import type { Answer, Place } from "../engine/engine";

export interface Reading {
  /** `null` until the page was read. */
  readonly answer: Answer | null;
  /** The live text between two places; `null` where the page has changed meanwhile. */
  range(start: Place, end: Place): Range | null;
  /** Whether what was found is hidden now. */
  readonly hidden: boolean;
  /** Called on every later answer (the page grew, or another story was opened) until unsubscribed. */
  onChange(listener: () => void): () => void;
  /** Set by the panel once it is there, so that the content script can toggle and close it. */
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
