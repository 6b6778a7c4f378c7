/** How long our work keeps the page waiting. */

import { hear, isPrepared } from "../../packages/dom/safe";

const FOR_TESTS = import.meta.env.MODE === "testing";

export interface Timed<Value> {
  value: Value;
  /** Milliseconds. */
  cost: number;
}

/** What our work consists of. */
type Part = "look" | "send" | "apply" | "settle";

/** Does some work and tells what it cost. */
export function timed<Value>(part: Part, work: () => Value): Timed<Value> {
  const start = performance.now();
  const value = work();
  const end = performance.now();
  // Pages can read these marks, so readers' builds do not make them.
  if (FOR_TESTS) performance.measure("quiet-quotes:work", { start, end, detail: part });
  return { value, cost: end - start };
}

/** Milliseconds of work after which the page gets its turn before more is done. */
const LONG = 8;

/** Lets the page do what waits in it, where our work has taken so many milliseconds. */
export async function turn(spent: number): Promise<void> {
  if (spent <= LONG) return;
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  await (scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve)));
}

/** What the engine has found so far is hidden. Where none of it is new that is marked only if nothing was before. */
export function hidden(isNew: boolean): void {
  if (!FOR_TESTS) return;
  if (isNew || performance.getEntriesByName("quiet-quotes:hidden").length === 0)
    performance.mark("quiet-quotes:hidden");
}

/** A pass over the page has ended. */
export function quiet(): void {
  if (FOR_TESTS) performance.mark("quiet-quotes:quiet");
}

/** Milliseconds after which a page counts as painted even if nobody looks at it. */
const UNSEEN = 300;

/** Waits until the page is painted: what is asked of its layout then costs little. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Browsers prepare pages that nobody has opened yet: waits until one is opened. */
export async function activation(): Promise<void> {
  if (!isPrepared(document)) return;
  await new Promise((resolve) => hear(document, "prerenderingchange", resolve, { once: true }));
}
