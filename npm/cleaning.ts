/** A live document with what was found in it: hides it, brings it back, finds places again. */

import { ElementMark, type Mark, TextMark } from "../extension/content/marks";
import { findOverlays } from "../extension/content/overlays";
import { Release } from "../extension/content/release";
import { RULES } from "../extension/protocol/marks";
import type { Answer, LiveAnswer, Place, Quote, Target } from "./engine/engine";

export class Cleaning {
  readonly answer: Answer;
  readonly #document: Document;
  readonly #nodes: readonly Node[];
  /** The marks of each nag. */
  readonly #marks: readonly (readonly Mark[])[];
  readonly #release = new Release();
  readonly #sheets = new Map<Document | ShadowRoot, CSSStyleSheet>();

  constructor(document: Document, { answer, nodes }: LiveAnswer) {
    this.#document = document;
    this.#nodes = nodes;
    this.answer = answer;
    this.#marks = answer.nags.map((nag) => nag.targets.map((target) => this.#mark(target)));
  }

  /** Hides all that was found. The last first: cutting a text moves what stands behind the cut. */
  hide(): void {
    for (const mark of this.#marks.flat().reverse()) {
      this.#styleAround(mark.covers);
      mark.hide();
    }
    this.#free();
  }

  /** Frees the page from overlays that are hidden, or that hold no more words to be seen. */
  #free(): void {
    const hidden = this.#marks.flat().map((mark) => mark.covers);
    const holdsNag = (overlay: Element) => hidden.some((node) => overlay.contains(node));
    const emptied = [...findOverlays(this.#document).keys()].filter((overlay) => holdsNag(overlay) && isWordless(overlay));
    this.#release.from([...hidden.filter(isElement), ...emptied], this.#document);
    for (const overlay of emptied) this.#release.hide(overlay);
  }

  /** Gives the document back as it was. */
  undo(): void {
    this.#release.undo();
    for (const mark of this.#marks.flat()) mark.show();
    for (const [root, sheet] of this.#sheets) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    }
    this.#sheets.clear();
  }

  /** The elements to hide for one nag; texts are given as the elements around them. */
  elements(nag: number): Element[] {
    const nodes = this.#marks[nag]?.map(({ covers }) => (isElement(covers) ? covers : covers.parentElement)) ?? [];
    return nodes.filter((element) => element !== null);
  }

  /** Hides or shows what one nag is made of. */
  toggle(nag: number, hidden: boolean): void {
    for (const mark of this.#marks[nag] ?? []) hidden ? mark.hide() : mark.show();
  }

  /** The live text of a quotation; `null` where the page has changed meanwhile. */
  range({ places }: Quote): Range | null {
    const start = places && this.#at(places.start);
    const end = places && this.#at(places.end);
    if (!start || !end) return null;
    const range = this.#document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }

  /** A place in the live text: in the node it was found in, or in what was cut off that node. */
  #at({ node, offset }: Place): { node: Text; offset: number } | null {
    const texts = this.#document.createTreeWalker(this.#document, NodeFilter.SHOW_TEXT);
    let rest = offset;
    for (let text: Node | null = this.#nodes[node] ?? null; text && isText(text); text = texts.nextNode()) {
      if (rest <= text.length) return { node: text, offset: rest };
      rest -= text.length;
      texts.currentNode = text;
    }
    return null;
  }

  #mark(target: Target): Mark {
    const node = this.#nodes[target.node];
    if (target.type === "element" && node && isElement(node)) return new ElementMark(node);
    if (target.type === "text" && node && isText(node)) return new TextMark(node, target.start, target.end);
    throw new Error(`The engine speaks of node ${target.node}, which the document has not.`);
  }

  /** Puts the rules where they reach a node: style sheets of a document do not reach into its shadow roots. */
  #styleAround(node: Node): void {
    const root = node.getRootNode() as Document | ShadowRoot;
    for (const place of [root, this.#document]) {
      const view = this.#document.defaultView;
      if (!view || this.#sheets.has(place) || !("adoptedStyleSheets" in place)) continue;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(RULES);
      place.adoptedStyleSheets.push(sheet);
      this.#sheets.set(place, sheet);
    }
  }
}

// By type, not by class: the document may live in a frame, which has classes of its own.
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isWordless(element: Element): boolean {
  return "innerText" in element && String(element.innerText).trim() === "";
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
