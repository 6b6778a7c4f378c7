/**
 * Cuts parts out of a text node. The page keeps its own node, with what stands before the first cut. What it writes there
 * later takes the place of the whole old text, and where it takes the node away, the rest goes with it: a framework that
 * knows of one node finds its text as it left it.
 */

import { HIDDEN } from "./marks";

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

/** One part that was cut out. */
export interface Cut {
  owner: CutText;
  wrapper: HTMLElement;
  hidden: Text;
  after: Text | null;
}

/** Cuts out a part; `null` where the text has changed meanwhile. Of two parts of one text the later must be cut first. */
export function cut({ text, start, end }: Part): Cut | null {
  if (end > text.length || !text.parentNode) return null;
  const owner = known.get(text) ?? new CutText(text);
  known.set(text, owner);
  return owner.cut(start, end);
}

/** Joins a part to its text again. Where the page has moved some of it meanwhile, that is put back where it is. */
export function join(cut: Cut): void {
  cut.owner.join(cut);
}

const known = new WeakMap<Text, CutText>();

class CutText {
  readonly #text: Text;
  readonly #observer: MutationObserver;
  /** In the order of the text. */
  readonly #cuts: Cut[] = [];
  /** What is left of the text in the page's own node, and where that stood. */
  #data = "";
  #parent: Node | null = null;

  constructor(text: Text) {
    this.#text = text;
    this.#observer = new MutationObserver(() => this.#follow());
  }

  cut(start: number, end: number): Cut {
    const text = this.#text;
    const after = end < text.length ? text.splitText(end) : null;
    const hidden = text.splitText(start);
    const wrapper = text.ownerDocument.createElement("span");
    wrapper.setAttribute(HIDDEN, "");
    hidden.replaceWith(wrapper);
    wrapper.append(hidden);
    const cut = { owner: this, wrapper, hidden, after };
    this.#cuts.unshift(cut);
    this.#watch();
    return cut;
  }

  join(cut: Cut): void {
    // What the page did in this very turn comes first.
    this.#follow();
    const at = this.#cuts.indexOf(cut);
    if (at < 0) return;
    this.#cuts.splice(at, 1);
    const before = this.#cuts[at - 1]?.after ?? this.#text;
    if (cut.wrapper.isConnected) cut.wrapper.replaceWith(...cut.wrapper.childNodes);
    append(before, cut.hidden);
    if (cut.after) append(before, cut.after);
    this.#watch();
  }

  #watch(): void {
    this.#observer.disconnect();
    this.#data = this.#text.data;
    this.#parent = this.#text.parentNode;
    if (this.#cuts.length === 0 || !this.#parent) return;
    this.#observer.observe(this.#text, { characterData: true });
    this.#observer.observe(this.#parent, { childList: true });
  }

  /** Looks what the page has done with its node. */
  #follow(): void {
    if (this.#cuts.length === 0) return;
    const text = this.#text;
    if (text.data !== this.#data) this.#drop();
    else if (text.parentNode !== this.#parent) {
      // Should the page put it in again, it is whole.
      text.data = text.data + this.#cuts.map(({ hidden, after }) => hidden.data + (after?.data ?? "")).join("");
      this.#drop();
    } else if (text.nextSibling !== this.#cuts[0]?.wrapper && this.#cuts[0]?.wrapper.isConnected) {
      // Moved among its siblings: the rest follows.
      text.after(...this.#cuts.flatMap(({ wrapper, after }) => (after ? [wrapper, after] : [wrapper])));
      this.#watch();
    }
  }

  /** Nothing of the old text is left. */
  #drop(): void {
    for (const { wrapper, after } of this.#cuts.splice(0)) {
      wrapper.remove();
      after?.remove();
    }
    this.#watch();
  }
}

function append(text: Text, next: Text): void {
  if (text.nextSibling !== next) return;
  text.appendData(next.data);
  next.remove();
}
