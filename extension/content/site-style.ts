/** A site's learned style as one visit finds, uses and corrects it. */

import { type LearnedSheet, type Lesson, learn, touches } from "./learned";

const NOTHING: Lesson = { confirmed: [], refuted: [] };

export class SiteStyle {
  /** What this visit says of the learned selectors. */
  lesson = NOTHING;
  readonly #sheet: LearnedSheet;
  #learned: string[];

  constructor(sheet: LearnedSheet, learned: string[]) {
    this.#sheet = sheet;
    this.#learned = learned;
  }

  /** Compares what was learned with what is hidden here; `null` where nothing is to be learned. */
  learn(hidden: readonly Element[] | null): void {
    if (!hidden) {
      this.lesson = NOTHING;
      this.#sheet.remove();
      return;
    }
    const lesson = learn(document, hidden, this.#learned);
    const before = this.#learned;
    this.#learned = [...new Set([...before.filter((known) => !lesson.refuted.includes(known)), ...lesson.confirmed])];
    if (before.join() !== this.#learned.join()) this.#sheet.set(document, this.#learned);
    this.lesson = lesson;
  }

  /** Puts the style in without what would hide boxes that the reader has brought back. */
  without(shown: readonly Element[]): void {
    const style = this.#learned.filter((selector) => !shown.some((box) => touches(box, selector)));
    this.#sheet.set(document, style);
  }

  remove(): void {
    this.#sheet.remove();
  }
}
