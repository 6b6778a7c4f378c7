/**
 * Takes the snapshot that the engine reads: elements and texts in document order, in flat arrays.
 *
 * It walks the document as every reader of the engine does: through `head` without reporting it, past elements without
 * readable text, and into shadow roots before their host's own children.
 */

import type { Geometry, Snapshot } from "../engine/engine";
import { shadowRootOf } from "./shadow";
import {
  addressOf,
  attribute,
  firstChild,
  localName,
  namesOfAttributes,
  nextSibling,
  nodeType,
  rootElement,
  textContent,
} from "./tree";

export interface Taken {
  snapshot: Snapshot;
  /** The document's nodes by their number in the snapshot. */
  nodes: (Element | Text)[];
  /** Shadow roots that were walked. */
  shadows: ShadowRoot[];
}

/** The element that holds the panel: no part of the page. */
export const PANEL = "quiet-quotes-panel";

/** Longer values are cut by the engine at 240 characters, of at most two code units each. */
const MAX_VALUE = 480;

/** Nodes, and code units of text, of the longest page that is read: ten times those of the longest stories. */
const MAX_NODES = 80_000;
const MAX_TEXT = 4_000_000;

/** A page is too large to be read without making its reader wait. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

const SKIPPED =
  "style noscript template svg math object audio canvas map datalist link base param source track col colgroup area rp rt frameset noframes noembed".split(
    " ",
  );

const KEPT_ATTRIBUTES =
  "action aria-hidden aria-label aria-modal class dir hidden href id itemprop itemtype lang name open placeholder rel role src style title type value".split(
    " ",
  );

const KEPT: ReadonlyMap<string, number> = new Map(KEPT_ATTRIBUTES.map((name, number) => [name, number]));

const LINKED_DATA = "application/ld+json";

const FORM = "form";

const META_NAMES = ["name", "property", "itemprop"];

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** The kind of a text. That of an element is the number of its name, or one of those below, which are not reported. */
const TEXT = -1;
const SKIPPED_ELEMENT = -2;
const PASSED_ELEMENT = -3;
const TOLD_ELEMENT = -4;

const UNREPORTED: readonly (readonly [string, number])[] = [
  ...[...SKIPPED, PANEL].map((name) => [name, SKIPPED_ELEMENT] as const),
  ["head", PASSED_ELEMENT],
  ...["title", "meta", "script"].map((name) => [name, TOLD_ELEMENT] as const),
];

/** Takes a snapshot, with the geometry of those elements whose geometry is known. Throws `TooLarge`. */
export function takeSnapshot(page: Document, geometry: ReadonlyMap<Element, Geometry> = new Map()): Taken {
  const root = rootElement(page);
  const taken: Taken = { snapshot: emptySnapshot(page, root), nodes: [], shadows: [] };
  if (root) walk(root, taken);
  if (geometry.size > 0) addGeometry(geometry, taken);
  return taken;
}

function emptySnapshot(page: Document, root: Element | null): Snapshot {
  return {
    url: addressOf(page),
    lang: root && attribute(root, "lang"),
    title: null,
    meta: [],
    linkedData: [],
    names: [...KEPT_ATTRIBUTES],
    kinds: [],
    depths: [],
    texts: [],
    attributeNodes: [],
    attributeNames: [],
    attributeValues: [],
    geometry: [],
  };
}

/** Reads the tree in document order; without recursion, since pages nest as deep as they like. */
function walk(root: Element, { snapshot, nodes, shadows }: Taken): void {
  const { kinds, depths, texts, names } = snapshot;
  const kindOf = new Map<string, number>(UNREPORTED);
  /** What follows once there are no more siblings, the nearest last, and how deep it lies. */
  const ahead: Node[] = [];
  const depthsAhead: number[] = [];
  let depth = 0;
  let length = 0;

  const visitLater = (node: Node | null) => {
    if (!node) return;
    ahead.push(node);
    depthsAhead.push(depth);
  };

  /** Reads an element; gives the node that comes after it. */
  const read = (element: Element, name: string, first: Node | null, next: Node | null): Node | null => {
    let kind = kindOf.get(name);
    if (kind === undefined) {
      kind = names.push(name) - 1;
      kindOf.set(name, kind);
    }
    if (kind === TOLD_ELEMENT) length += tell(element, name, snapshot);
    if (kind === TOLD_ELEMENT || kind === SKIPPED_ELEMENT) return next;
    visitLater(next);
    if (kind === PASSED_ELEMENT) return first;
    const number = nodes.push(element) - 1;
    kinds.push(kind);
    depths.push(depth);
    depth += 1;
    length += readAttributes(element, number, snapshot);
    const shadow = shadowRootOf(element, name);
    if (!shadow) return first;
    shadows.push(shadow);
    visitLater(first);
    return shadow.firstChild;
  };

  for (let node: Node | undefined = root; node; ) {
    // Properties are the quickest way through the tree; only a form's may be bent by the names of its fields.
    const type = node.nodeType;
    const name: unknown = (node as Element).localName;
    let next: Node | null;
    if (type === TEXT_NODE) {
      const { data } = node as Text;
      nodes.push(node as Text);
      kinds.push(TEXT);
      depths.push(depth);
      texts.push(data);
      length += data.length;
      next = node.nextSibling;
    } else if (type === ELEMENT_NODE && typeof name === "string" && name !== FORM) {
      next = read(node as Element, name, node.firstChild, node.nextSibling);
    } else {
      next = nextSibling(node);
      if (nodeType(node) === ELEMENT_NODE) {
        next = read(node as Element, localName(node as Element), firstChild(node), next);
      }
    }
    if (nodes.length > MAX_NODES || length > MAX_TEXT) throw new TooLarge();
    if (next) node = next;
    else {
      node = ahead.pop();
      depth = depthsAhead.pop() ?? 0;
    }
  }
}

/** Reads the attributes that the engine knows. The length of their values. */
function readAttributes(element: Element, number: number, snapshot: Snapshot): number {
  const { attributeNodes, attributeNames, attributeValues } = snapshot;
  let length = 0;
  for (const name of namesOfAttributes(element)) {
    const kept = KEPT.get(name);
    if (kept === undefined) continue;
    const whole = attribute(element, name) ?? "";
    const value = whole.length > MAX_VALUE ? whole.slice(0, MAX_VALUE) : whole;
    attributeNodes.push(number);
    attributeNames.push(kept);
    attributeValues.push(value);
    length += value.length;
  }
  return length;
}

/** Tells what a title, a script or a `meta` says of the page. Its length. */
function tell(element: Element, name: string, snapshot: Snapshot): number {
  if (name === "meta") return tellMeta(element, snapshot);
  const isData = name === "script" && attribute(element, "type")?.trim().toLowerCase() === LINKED_DATA;
  if (!isData && (name !== "title" || snapshot.title !== null)) return 0;
  const text = textContent(element) ?? "";
  if (isData) snapshot.linkedData.push(text);
  else if (text.trim()) snapshot.title = text;
  return text.length;
}

function tellMeta(element: Element, { meta }: Snapshot): number {
  const content = attribute(element, "content");
  const name = META_NAMES.map((name) => attribute(element, name)).find((name) => name !== null);
  if (content === null || name === undefined || name === null) return 0;
  meta.push(name, content);
  return content.length;
}

function addGeometry(geometry: ReadonlyMap<Element, Geometry>, { snapshot, nodes }: Taken): void {
  nodes.forEach((node, number) => {
    const known = geometry.get(node as Element);
    if (known) snapshot.geometry.push([number, known]);
  });
}
