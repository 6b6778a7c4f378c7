/**
 * Ways through a document that its author cannot bend: a form's controls, and images of a document, are found under their
 * names as properties, before the properties that every node has. The getters themselves are out of a page's reach.
 */

function getter<Owner extends object, Name extends keyof Owner & string>(
  owner: Owner,
  name: Name,
): (of: Owner) => Owner[Name] {
  let at: object | null = owner;
  while (at && !Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
  const get = at ? Object.getOwnPropertyDescriptor(at, name)?.get : undefined;
  return get ? (of) => get.call(of) : (of) => of[name];
}

export const firstChild = getter(Node.prototype, "firstChild");
const nodeType = getter(Node.prototype, "nodeType");
export const nextSibling = getter(Node.prototype, "nextSibling");
export const localName = getter(Element.prototype, "localName");
export const openShadowRoot = getter(Element.prototype, "shadowRoot");
export const rootElement = getter(Document.prototype, "documentElement");
export const addressOf = getter(Document.prototype, "URL");

const parentElement = getter(Node.prototype, "parentElement");
const textContent = getter(Element.prototype, "textContent");
const children = getter(Element.prototype, "children");

const { getHTML, cloneNode, compareDocumentPosition, getRootNode } = Element.prototype;
const { matches: matchesOf, closest: closestOf, querySelectorAll, getBoundingClientRect } = Element.prototype;
const search = { document: Document.prototype.querySelectorAll, fragment: DocumentFragment.prototype.querySelectorAll };

/** What an element holds, as the browser writes it, with these shadow roots. */
export function sourceOf(element: Element, shadowRoots: readonly ShadowRoot[]): string {
  return getHTML.call(element, { shadowRoots: [...shadowRoots] });
}

/** An element of the same name with the same attributes, which holds nothing. */
export function emptyCopy(element: Element): Element {
  return cloneNode.call(element, false) as Element;
}

/** The elements straight in a tree that match, in document order. */
export function allIn(tree: Document | ShadowRoot, selector: string): NodeListOf<Element> {
  const isDocument = nodeType(tree) === Node.DOCUMENT_NODE;
  return (isDocument ? search.document : search.fragment).call(tree as Document, selector);
}

/** Whether an element matches a selector of ours. */
export function matches(element: Element, selector: string): boolean {
  return matchesOf.call(element, selector);
}

/** The nearest element around, or the element itself, that matches; within its tree. */
export function closest(element: Element, selector: string): Element | null {
  return closestOf.call(element, selector);
}

/** The elements below that match, in document order; none in shadow roots. */
export function allBelow(element: Element, selector: string): Element[] {
  return [...querySelectorAll.call(element, selector)];
}

/** The element around, within its tree. */
export function outer(element: Node): Element | null {
  return parentElement(element);
}

/** The elements straight in an element, so many at most. */
export function inner(element: Element, most: number): Element[] {
  return [...children(element)].slice(0, most);
}

export function textOf(element: Element): string {
  return textContent(element) ?? "";
}

export function boxOf(element: Element): DOMRect {
  return getBoundingClientRect.call(element);
}

/** The document or the shadow root that a node stands in. */
export function treeOf(node: Node): Node {
  return getRootNode.call(node);
}

// By type, not by class: a document in a frame has classes of its own.

export function isElement(node: Node): node is Element {
  return nodeType(node) === Node.ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return nodeType(node) === Node.TEXT_NODE;
}

/** The element that a shadow root belongs to; `null` for all other nodes. */
export function hostOf(node: Node): Element | null {
  return nodeType(node) === Node.DOCUMENT_FRAGMENT_NODE && "host" in node ? (node as ShadowRoot).host : null;
}

/** Whether a node comes after another, or stands in it. */
export function comesAfter(node: Node, other: Node): boolean {
  return (compareDocumentPosition.call(other, node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
