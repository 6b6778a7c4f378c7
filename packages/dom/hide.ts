/**
 * Hides by marks: an attribute on an element, or a marked `span` around a part of a text. One rule of the extension's own
 * style sheet (see `background/style.ts`) hides what is marked. Nothing is removed, and taking the marks off gives the
 * page back to the byte.
 */

import { type Cut, cut, join, Part } from "./cut";
import { HIDDEN } from "./marks";
import { isElement } from "./safe";

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

  constructor(element: Element) {
    this.covers = element;
  }

  get hidden(): boolean {
    return this.covers.isConnected && this.covers.hasAttribute(HIDDEN);
  }

  hide(): void {
    this.covers.setAttribute(HIDDEN, "");
  }

  show(): void {
    this.covers.removeAttribute(HIDDEN);
  }
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
    return this.#cut?.wrapper.isConnected ?? false;
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
    node.localName === "span" &&
    node.hasAttribute(HIDDEN) &&
    node.attributes.length === 1
  );
}

/** Looks at elements as they would be displayed, without their marks. */
export function shownFor<Value>(elements: readonly Element[], look: () => Value): Value {
  const marked = elements.filter((element) => element.hasAttribute(HIDDEN));
  for (const element of marked) element.removeAttribute(HIDDEN);
  try {
    return look();
  } finally {
    for (const element of marked) element.setAttribute(HIDDEN, "");
  }
}
