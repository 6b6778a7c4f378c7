/** Tells the background what is hidden: for the badge and the history. */

import { ask } from "../protocol/client";
import type { Item } from "../protocol/messages";
import { activation } from "./timing";

export class Reporter {
  #told = "";
  #address = location.href;
  #counted: Record<string, number> = {};

  /** Tells it if it has changed, once the page is there to be seen. */
  async send(now: () => readonly Item[]): Promise<void> {
    await activation();
    const hidden = now().filter((item) => item.state === "hidden" && item.seen);
    const told = JSON.stringify([hidden.map(({ id }) => id), this.#address]);
    if (told === this.#told) return;
    this.#told = told;
    await ask({ kind: "applied", hidden: hidden.length, added: this.#count(hidden) });
  }

  /** What was told may have been forgotten: it is told again. */
  again(): void {
    this.#told = "";
  }

  /** Another story was opened: what is hidden there is counted anew. */
  startAnew(): void {
    this.#address = location.href;
    this.#counted = {};
  }

  /** How many items of each kind there are beyond those that were counted before. */
  #count(items: readonly Item[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
    const added: Record<string, number> = {};
    for (const [kind, count] of Object.entries(counts)) {
      const before = this.#counted[kind] ?? 0;
      if (count > before) added[kind] = count - before;
      this.#counted[kind] = Math.max(count, before);
    }
    return added;
  }
}
