/** A live document with what was found in it: hides it, brings it back, finds places again. */

import { ElementMark, type Mark, Part, TextMark } from "../packages/dom/hide";
import { rulesFor, TOKEN } from "../packages/dom/marks";
import { Nodes } from "../packages/dom/nodes";
import { findOverlays } from "../packages/dom/overlays";
import { Release } from "../packages/dom/release";
import { addressOf, isElement } from "../packages/dom/safe";
import { AdoptedSheet } from "../packages/dom/sheets";
import { type Answer, analyzeDocument, type EngineSettings, type Quote } from "./engine/engine";

export class Cleaning {
  readonly answer: Answer;
  readonly #document: Document;
  readonly #nodes: Nodes;
  /** The marks of each nag. */
  readonly #marks: readonly (readonly Mark[])[];
  readonly #release: Release;
  readonly #sheet = new AdoptedSheet(rulesFor(TOKEN));

  /**
   * Reads the document, which may hold a story from another address than its own; nothing of it is hidden yet. Throws where it
   * is too large.
   */
  constructor(document: Document, settings?: EngineSettings, address?: string) {
    const url = address ?? addressOf(document);
    const [answer, nodes] = analyzeDocument(document, url, findOverlays(document), settings);
    this.#document = document;
    this.#nodes = new Nodes((node) => nodes.get(node));
    this.answer = answer;
    this.#marks = answer.nags.map((nag) => this.#nodes.targets(nag).map(markOf));
    const story = this.#nodes.blocks(answer.article.blocks);
    const hidden = this.#marks.flat().map((mark) => mark.covers);
    const held = { hidden: () => hidden.filter(isElement), story: () => story };
    this.#release = new Release(document, held, () => this.#release.update(true));
  }

  /** Hides all that was found. The last first: cutting a text moves what stands behind the cut. */
  hide(): void {
    this.#sheet.reach(this.#document);
    for (const mark of this.#marks.flat().reverse()) {
      this.#sheet.reach(mark.covers);
      mark.hide();
    }
    this.#release.update(true);
  }

  /** Gives the document back as it was. */
  undo(): void {
    this.#release.undo();
    for (const mark of this.#marks.flat()) mark.show();
    this.#sheet.remove();
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
    return places && this.#nodes.range(places.start, places.end);
  }
}

function markOf(target: Element | Part): Mark {
  return target instanceof Part ? new TextMark(target) : new ElementMark(target);
}
