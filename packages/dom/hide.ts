/**
 * Hides by marks: an attribute on an element, or a marked `span` around a part of a text. One rule of the extension's own
 * style sheet (see `background/style.ts`) hides what is marked. Nothing is removed, and taking the marks off gives the
 * page back to the byte.
 */

import { HIDDEN } from "./marks";
import { isElement } from "./safe";

/** A part of a text node. */
export class Part {
  readonly text: Text;
  readonly start: number;
  readonly end: number;

  /** Code units from the start of the text, half-open. */
  constructor(text: Text, start: number, end: number) {
    this.text = text;
    this.start = start;
    this.end = end;
  }
}

/** A text that was cut in up to three, the middle part hidden. */
interface Cut {
  before: Text;
  wrapper: HTMLElement;
  hidden: Text;
  after: Text | null;
}

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
  #cut: Cut | null = null;

  constructor(part: Part) {
    this.#part = part;
  }

  get covers(): Text {
    return this.#cut?.hidden ?? this.#part.text;
  }

  get hidden(): boolean {
    return this.#cut?.wrapper.isConnected ?? false;
  }

  hide(): void {
    const { text, start, end } = this.#part;
    if (this.hidden || end > text.length || !text.parentNode) return;
    const after = end < text.length ? text.splitText(end) : null;
    const hidden = text.splitText(start);
    const wrapper = text.ownerDocument.createElement("span");
    wrapper.setAttribute(HIDDEN, "");
    hidden.replaceWith(wrapper);
    wrapper.append(hidden);
    this.#cut = { before: text, wrapper, hidden, after };
  }

  /** Joins the parts again. Where the page has moved some meanwhile, those that are left are put back as they are. */
  show(): void {
    const cut = this.#cut;
    this.#cut = null;
    if (!cut?.wrapper.isConnected) return;
    cut.wrapper.replaceWith(...cut.wrapper.childNodes);
    join(cut.before, cut.hidden);
    if (cut.after) join(cut.before, cut.after);
  }
}

function join(text: Text, next: Text): void {
  if (text.nextSibling !== next) return;
  text.appendData(next.data);
  next.remove();
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
