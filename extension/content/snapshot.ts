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
  hasAttributes,
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
  "script style noscript template svg math object audio canvas map datalist link base param source track col colgroup area rp rt frameset noframes noembed";

const KEPT_ATTRIBUTES =
  "action aria-hidden aria-label aria-modal class dir hidden href id itemprop itemtype lang name open placeholder rel role src style title type value";

const FORM = "form";

const META_NAMES = ["name", "property", "itemprop"];

type Visit = "through" | "title" | "meta" | "script" | "skip";

const VISITS = new Map<string, Visit>([
  ...SKIPPED.split(" ").map((name): [string, Visit] => [name, "skip"]),
  [PANEL, "skip"],
  ["head", "through"],
  ["title", "title"],
  ["meta", "meta"],
  ["script", "script"],
]);

/** Takes a snapshot, with the geometry of those elements whose geometry is known. Throws `TooLarge`. */
export function takeSnapshot(page: Document, geometry: ReadonlyMap<Element, Geometry> = new Map()): Taken {
  const root = rootElement(page);
  return new Walk(addressOf(page), root, geometry).run(root);
}

class Walk {
  readonly #snapshot: Snapshot;
  readonly #nodes: (Element | Text)[] = [];
  readonly #shadows: ShadowRoot[] = [];
  readonly #names = new Map<string, number>();
  readonly #attributes = new Map<string, number>();
  readonly #geometry: ReadonlyMap<Element, Geometry>;
  /** What is still to visit, the next last; `null` where an element ends. */
  readonly #ahead: (Node | null)[] = [];
  #depth = 0;
  #length = 0;

  constructor(url: string, root: Element | null, geometry: ReadonlyMap<Element, Geometry>) {
    this.#geometry = geometry;
    const names = KEPT_ATTRIBUTES.split(" ");
    names.forEach((name, at) => {
      this.#attributes.set(name, at);
    });
    this.#snapshot = {
      url,
      lang: root && attribute(root, "lang"),
      title: null,
      meta: [],
      linkedData: [],
      names,
      kinds: [],
      depths: [],
      texts: [],
      attributeNodes: [],
      attributeNames: [],
      attributeValues: [],
      geometry: [],
    };
  }

  run(root: Element | null): Taken {
    const ahead = this.#ahead;
    if (root) ahead.push(root);
    for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
      if (node === null) {
        this.#depth -= 1;
        continue;
      }
      this.#visit(node);
    }
    return { snapshot: this.#snapshot, nodes: this.#nodes, shadows: this.#shadows };
  }

  /** Properties are the quickest way through the tree; only a form's may be bent by the names of its fields. */
  #visit(node: Node) {
    const type = node.nodeType;
    if (type === Node.TEXT_NODE) {
      this.#from(node.nextSibling);
      this.#text(node as Text);
      return;
    }
    const name: unknown = (node as Element).localName;
    if (type === Node.ELEMENT_NODE && typeof name === "string" && name !== FORM) {
      this.#from(node.nextSibling);
      this.#element(node as Element, name);
      return;
    }
    this.#from(nextSibling(node));
    if (nodeType(node) === Node.ELEMENT_NODE) this.#element(node as Element, localName(node as Element));
  }

  #text(node: Text) {
    const { data } = node;
    this.#node(node, -1);
    this.#snapshot.texts.push(this.#weigh(data));
  }

  #element(element: Element, name: string) {
    switch (VISITS.get(name)) {
      case undefined:
        return this.#open(element, name);
      case "through":
        return this.#from(element.firstChild);
      case "title":
        this.#snapshot.title ??= this.#weigh(textContent(element) ?? "").trim() ? textContent(element) : null;
        return;
      case "meta":
        return this.#meta(element);
      case "script":
        if (attribute(element, "type")?.trim().toLowerCase() === "application/ld+json") {
          this.#snapshot.linkedData.push(this.#weigh(textContent(element) ?? ""));
        }
        return;
      case "skip":
        return;
    }
  }

  #open(element: Element, name: string) {
    const number = this.#nodes.length;
    this.#node(element, this.#name(name));
    this.#depth += 1;
    if (hasAttributes(element)) this.#readAttributes(element, number);
    const geometry = this.#geometry.size > 0 && this.#geometry.get(element);
    if (geometry) this.#snapshot.geometry.push([number, geometry]);
    this.#ahead.push(null);
    this.#from(name === FORM ? firstChild(element) : element.firstChild);
    const shadow = shadowRootOf(element, name);
    if (shadow) {
      this.#shadows.push(shadow);
      this.#from(shadow.firstChild);
    }
  }

  #readAttributes(element: Element, number: number) {
    const { attributeNodes, attributeNames, attributeValues } = this.#snapshot;
    for (const name of namesOfAttributes(element)) {
      const at = this.#attributes.get(name);
      if (at === undefined) continue;
      const value = attribute(element, name) ?? "";
      attributeNodes.push(number);
      attributeNames.push(at);
      attributeValues.push(this.#weigh(value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value));
    }
  }

  #meta(element: Element) {
    const content = attribute(element, "content");
    const name = META_NAMES.map((name) => attribute(element, name)).find((name) => name !== null);
    if (content !== null && name !== undefined && name !== null) this.#snapshot.meta.push(name, this.#weigh(content));
  }

  #node(node: Element | Text, kind: number) {
    if (this.#nodes.push(node) > MAX_NODES) throw new TooLarge();
    this.#snapshot.kinds.push(kind);
    this.#snapshot.depths.push(this.#depth);
  }

  #weigh(text: string): string {
    this.#length += text.length;
    if (this.#length > MAX_TEXT) throw new TooLarge();
    return text;
  }

  #name(name: string): number {
    let at = this.#names.get(name);
    if (at === undefined) {
      at = this.#snapshot.names.push(name) - 1;
      this.#names.set(name, at);
    }
    return at;
  }

  #from(node: Node | null) {
    if (node) this.#ahead.push(node);
  }
}
