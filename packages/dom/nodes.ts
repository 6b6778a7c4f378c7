/** The nodes of the live page that an answer speaks of. */

import type { Elements } from "./elements";
import type { Address, Nag, Place } from "./engine";
import { isWrapper, Part } from "./hide";
import { around, documentOf, firstChild, isElement, isIn, isText, isThere, newRange, nextSibling } from "./safe";
import { shadowRootOf } from "./shadow";

/** Gives the node that an answer speaks of by a number; of a run of text the first. */
export type Find = (node: number) => Element | Text | undefined;

/** They are looked for when they are asked for. */
export class Nodes {
  readonly #find: Find;

  constructor(find: Find) {
    this.#find = find;
  }

  /** The parts of the page that a nag's targets speak of; those that the page has changed meanwhile are left out. */
  targets({ targets, text }: Pick<Nag, "targets" | "text">): (Element | Part)[] {
    return targets.flatMap((target): (Element | Part)[] => {
      const node = this.#get(target.node);
      if (!node) return [];
      if (target.type === "element") return isText(node) ? [] : [node];
      if (!isText(node)) return [];
      const parts = partsOf(node, target.start, target.end);
      const there = parts.map(({ text, start, end }) => text.data.slice(start, end)).join("");
      return letters(text).includes(letters(there)) ? parts : [];
    });
  }

  /** The elements that hold a story's paragraphs, those that are still there. One around others of them holds more than the story. */
  blocks(numbers: readonly number[]): Element[] {
    const found = numbers.map((number) => this.#get(number)).filter((node) => node !== undefined && isElement(node));
    return found.filter((block, at) => !found.slice(at + 1, at + 2).some((next) => isIn(block, next)));
  }

  /** The live text between two places; `null` where the page has changed meanwhile. */
  range(start: Place, end: Place): Range | null {
    const [from, to] = [this.#partAt(start), this.#partAt(end)];
    if (!from || !to || !isThere(from.text) || !isThere(to.text)) return null;
    const range = newRange(documentOf(from.text));
    range.setStart(from.text, from.end);
    range.setEnd(to.text, to.end);
    return range;
  }

  /** The part of a run of text that ends at a place. */
  #partAt({ node, offset }: Place): Part | undefined {
    const run = this.#get(node);
    if (!run || !isText(run)) return undefined;
    return partsOf(run, 0, offset).at(-1) ?? new Part(run, 0, 0);
  }

  /** A node, if it is still there. */
  #get(number: number): Element | Text | undefined {
    const node = this.#find(number);
    return node && isThere(node) ? node : undefined;
  }
}

/** Finds nodes by where they stand in a snapshot, and the elements by their numbers in it. */
export function byAddress(addresses: readonly Address[], elements: Elements): Find {
  const byNode = new Map(addresses.map((address) => [address.node, address]));
  const known = new Map<Node, Text[]>();
  const runsIn = (parent: Node) => {
    const runs = known.get(parent) ?? runsOf(parent);
    known.set(parent, runs);
    return runs;
  };
  return (node) => {
    const address = byNode.get(node);
    const element = address && elements.at(address.element);
    if (!address?.text || !element) return element;
    const parent = address.text.shadow ? shadowRootOf(element) : element;
    return parent ? runsIn(parent)[address.text.run] : undefined;
  };
}

/** The first node of each run of text straight in a node: texts with nothing between them are written as one. */
function runsOf(parent: Node): Text[] {
  const runs: Text[] = [];
  let inside = false;
  for (let child = firstChild(parent); child; child = nextSibling(child)) {
    if (!isText(child)) inside = false;
    else if (child.length > 0) {
      if (!inside) runs.push(child);
      inside = true;
    }
  }
  return runs;
}

/** The parts of text nodes that a part of a run is made of; fewer than that where the page has changed meanwhile. */
function partsOf(run: Text, start: number, end: number): Part[] {
  const parts: Part[] = [];
  let before = 0;
  for (let text: Text | null = run; text && before < end; text = nextOf(text)) {
    const part = new Part(text, Math.max(0, start - before), Math.min(text.length, end - before));
    if (part.start < part.end) parts.push(part);
    before += text.length;
  }
  return parts;
}

/** The next text of a run. What was hidden of the run meanwhile is still a part of it. */
function nextOf(text: Text): Text | null {
  const outside = around(text);
  const next = nextSibling(text) ?? (outside && isWrapper(outside) ? nextSibling(outside) : null);
  const inner = isWrapper(next) ? firstChild(next) : next;
  return inner && isText(inner) ? inner : null;
}

/** A text without its spaces, which are told differently by the engine and by the page. */
export function letters(text: string): string {
  return text.replace(/\s+/g, "");
}
