/**
 * Hides by marks: an attribute on an element, or a marked `span` around a part of a text. One rule of the extension's own
 * style sheet (see `background/style.ts`) hides what is marked. Nothing is removed, and taking the marks off gives the
 * page back to the byte.
 */

import { type Cut, cut, join, Part } from "./cut";
import { mark, unmark } from "./marking";
import { HIDDEN } from "./marks";
import { attributesOf, has, isElement, isThere, localName, textOf } from "./safe";

export { Part };

/** Something hidden; `show` and `hide` may be called in any order, any number of times. */
export interface Mark {
  /** The element, or the text that is hidden (before it is cut out, the whole text it stands in). */
  readonly covers: Element | Text;
  readonly hidden: boolean;
  show(): void;
  hide(): void;
}

export class ElementMark implements Mark {
  readonly covers: Element;
  #said = "";

  constructor(element: Element) {
    this.covers = element;
  }

  get hidden(): boolean {
    return isThere(this.covers) && has(this.covers, HIDDEN);
  }

  /** Whether it says something else than when it was hidden. */
  get saysElse(): boolean {
    return lettersOf(textOf(this.covers)) !== lettersOf(this.#said);
  }

  hide(): void {
    if (this.hidden) return;
    this.#said = textOf(this.covers);
    mark(this.covers, HIDDEN);
  }

  show(): void {
    unmark(this.covers, HIDDEN);
  }
}

/** The letters of a text: clocks and counters that tick in it say nothing new. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{Letter}]+/gu, "");
}

export class TextMark implements Mark {
  readonly #part: Part;
  readonly #words: string;
  #cut: Cut | null = null;

  constructor(part: Part) {
    this.#part = part;
    this.#words = wordsOf(part);
  }

  get covers(): Text {
    return this.#cut?.hidden ?? this.#part.text;
  }

  get hidden(): boolean {
    return this.#cut !== null && isThere(this.#cut.wrapper);
  }

  hide(): void {
    // Other words may stand there by now.
    if (!this.hidden && wordsOf(this.#part) === this.#words) this.#cut = cut(this.#part);
  }

  show(): void {
    if (this.#cut) join(this.#cut);
    this.#cut = null;
  }
}

function wordsOf({ text, start, end }: Part): string {
  return text.data.slice(start, end);
}

/** Whether a node is the `span` put around a hidden text. */
export function isWrapper(node: Node | null): node is HTMLElement {
  return (
    node !== null &&
    isElement(node) &&
    localName(node) === "span" &&
    has(node, HIDDEN) &&
    attributesOf(node).length === 1
  );
}

/** Looks at elements as they would be displayed, without their marks. */
export function shownFor<Value>(elements: readonly Element[], look: () => Value): Value {
  const marked = elements.filter((element) => has(element, HIDDEN));
  for (const element of marked) unmark(element, HIDDEN);
  try {
    return look();
  } finally {
    for (const element of marked) mark(element, HIDDEN);
  }
}
