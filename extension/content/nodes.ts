/** The nodes of the live page that an answer speaks of. */

import type { Address } from "../engine/engine";
import type { Elements } from "./elements";
import { shadowRootOf } from "./shadow";
import { firstChild, nextSibling } from "./tree";

/** By their numbers in the answer; for a run of text its first node. */
export type Nodes = ReadonlyMap<number, Element | Text>;

/** Finds nodes by their addresses, given the elements by their numbers. What is no longer there is left out. */
export function findNodes(addresses: readonly Address[], elements: Elements): Nodes {
  const nodes = new Map<number, Element | Text>();
  const known = new Map<Node, Text[]>();
  for (const { node, element, text } of addresses) {
    const there = elements.at(element);
    const found = there && (text ? runsIn(there, text.shadow, known)[text.run] : there);
    if (found) nodes.set(node, found);
  }
  return nodes;
}

function runsIn(element: Element, shadow: boolean, known: Map<Node, Text[]>): Text[] {
  const parent = shadow ? shadowRootOf(element) : element;
  if (!parent) return [];
  const runs = known.get(parent) ?? runsOf(parent);
  known.set(parent, runs);
  return runs;
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
