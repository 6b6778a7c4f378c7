/** The nodes of the live page that an answer speaks of. */

import type { Address } from "../engine/engine";
import type { Elements } from "./elements";
import { shadowRootOf } from "./shadow";
import { firstChild, nextSibling } from "./tree";

/** The nodes by their numbers in the answer; for a run of text its first node. They are looked for when they are asked for. */
export class Nodes {
  readonly #addresses: ReadonlyMap<number, Address>;
  readonly #elements: Elements | null;
  readonly #runs = new Map<Node, Text[]>();

  /** Given the elements by their numbers. */
  constructor(addresses: readonly Address[], elements: Elements | null) {
    this.#addresses = new Map(addresses.map((address) => [address.node, address]));
    this.#elements = elements;
  }

  /** A node, if it is still there. */
  get(number: number): Element | Text | undefined {
    const address = this.#addresses.get(number);
    const element = address && this.#elements?.at(address.element);
    if (!element?.isConnected) return undefined;
    return address?.text ? this.#runsIn(element, address.text.shadow)[address.text.run] : element;
  }

  #runsIn(element: Element, shadow: boolean): Text[] {
    const parent = shadow ? shadowRootOf(element) : element;
    if (!parent) return [];
    const runs = this.#runs.get(parent) ?? runsOf(parent);
    this.#runs.set(parent, runs);
    return runs;
  }
}

/** The first node of each run of text straight in a node: texts with nothing between them are written as one. */
function runsOf(parent: Node): Text[] {
  const runs: Text[] = [];
  let inside = false;
  for (let child = firstChild(parent); child; child = nextSibling(child)) {
    if (!(child instanceof Text)) inside = false;
    else if (child.length > 0) {
      if (!inside) runs.push(child);
      inside = true;
    }
  }
  return runs;
}

/** A part of a text node. */
export interface Part {
  text: Text;
  /** Code units from the start of the text, half-open. */
  start: number;
  end: number;
}

/** The parts of text nodes that a part of a run is made of; fewer than that where the page has changed meanwhile. */
export function partsOf(run: Text, start: number, end: number): Part[] {
  const parts: Part[] = [];
  let before = 0;
  for (let text: Node | null = run; text instanceof Text && before < end; text = nextSibling(text)) {
    const part = { text, start: Math.max(0, start - before), end: Math.min(text.length, end - before) };
    if (part.start < part.end) parts.push(part);
    before += text.length;
  }
  return parts;
}
