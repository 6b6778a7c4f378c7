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

/** The accessor of what a tree has adopted. */
function accessor(owner: Document | ShadowRoot): Pick<PropertyDescriptor, "get" | "set"> {
  return Object.getOwnPropertyDescriptor(owner, "adoptedStyleSheets") ?? {};
}

export const firstChild = getter(Node.prototype, "firstChild");
const nodeType = getter(Node.prototype, "nodeType");
export const nextSibling = getter(Node.prototype, "nextSibling");
export const localName = getter(Element.prototype, "localName");
export const openShadowRoot = getter(Element.prototype, "shadowRoot");
export const rootElement = getter(Document.prototype, "documentElement");
export const addressOf = getter(Document.prototype, "URL");

const parentElement = getter(Node.prototype, "parentElement");
/** The node around, which may be a tree's root. */
export const around = getter(Node.prototype, "parentNode");
/** Whether a node is in a document. */
export const isThere = getter(Node.prototype, "isConnected");
const ownerDocument = getter(Node.prototype, "ownerDocument");
const childNodes = getter(Node.prototype, "childNodes");
export const attributesOf = getter(Element.prototype, "attributes");
export const classesOf = getter(Element.prototype, "classList");
export const idOf = getter(Element.prototype, "id");
export const bodyOf = getter(Document.prototype, "body");
export const titleOf = getter(Document.prototype, "title");
/** How far a document has come: `loading`, `interactive` or `complete`. */
export const readyStateOf = getter(Document.prototype, "readyState");
/** The element that scrolls the page as a whole. */
export const scrollerOf = getter(Document.prototype, "scrollingElement");
const prerendering = getter(Document.prototype as Document & { prerendering?: boolean }, "prerendering");
export const designModeOf = getter(Document.prototype, "designMode");
const defaultView = getter(Document.prototype, "defaultView");
const focused = {
  document: getter(Document.prototype, "activeElement"),
  root: getter(ShadowRoot.prototype, "activeElement"),
};
const adopted = { document: accessor(Document.prototype), root: accessor(ShadowRoot.prototype) };
const textContent = getter(Element.prototype, "textContent");
const children = getter(Element.prototype, "children");

const { getHTML, cloneNode, compareDocumentPosition, getRootNode } = Element.prototype;
const { hasAttribute, getAttribute, setAttribute, removeAttribute, checkVisibility, scrollIntoView, getClientRects } =
  Element.prototype;
const { contains } = Node.prototype;
const {
  createElement,
  createElementNS,
  createRange,
  createTreeWalker,
  elementFromPoint,
  elementsFromPoint,
  execCommand,
} = Document.prototype;
const { addEventListener, removeEventListener } = EventTarget.prototype;
const { matches: matchesOf, closest: closestOf, querySelectorAll, getBoundingClientRect } = Element.prototype;
const search = { document: Document.prototype.querySelectorAll, fragment: DocumentFragment.prototype.querySelectorAll };

/** What an element holds, as the browser writes it, with these shadow roots. */
export function sourceOf(element: Element, shadowRoots: readonly ShadowRoot[] = []): string {
  return shadowRoots.length > 0 ? getHTML.call(element, { shadowRoots: [...shadowRoots] }) : getHTML.call(element);
}

/** An element of the same name with the same attributes, which holds nothing. */
export function emptyCopy(element: Element): Element {
  return cloneNode.call(element, false) as Element;
}

/** Whether a document is only prepared, should the reader open it. */
export function isPrepared(page: Document): boolean {
  return prerendering(page) === true;
}

/** The elements straight in a tree that match, in document order. */
export function allIn(tree: Document | ShadowRoot, selector: string): NodeListOf<Element> {
  const isDocument = nodeType(tree) === Node.DOCUMENT_NODE;
  return (isDocument ? search.document : search.fragment).call(tree as Document, selector);
}

/** The first element in a tree that matches. */
export function firstIn(tree: Document | ShadowRoot, selector: string): Element | null {
  return allIn(tree, selector)[0] ?? null;
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

export function has(element: Element, name: string): boolean {
  return hasAttribute.call(element, name);
}

/** An attribute's value; `null` where there is none. */
export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

export function set(element: Element, name: string, value: string): void {
  setAttribute.call(element, name, value);
}

export function unset(element: Element, name: string): void {
  removeAttribute.call(element, name);
}

/** Whether a node is another or holds it, within one tree. */
export function isIn(outer: Node, inner: Node): boolean {
  return contains.call(outer, inner);
}

export function nodesIn(node: Node): Node[] {
  return [...childNodes(node)];
}

export function documentOf(node: Node): Document {
  return ownerDocument(node) ?? (node as Document);
}

export function viewOf(page: Document): Window & typeof globalThis {
  return defaultView(page) ?? window;
}

export function newElement(page: Document, name: string): HTMLElement {
  return createElement.call(page, name);
}

/** A part of a drawing. */
export function newShape(page: Document, name: "svg" | "path"): SVGElement {
  return createElementNS.call(page, "http://www.w3.org/2000/svg", name) as SVGElement;
}

export function newRange(page: Document): Range {
  return createRange.call(page);
}

/** The elements under a point of the window, the uppermost first. */
export function elementsAt(page: Document, x: number, y: number): Element[] {
  return elementsFromPoint.call(page, x, y);
}

/** The uppermost element under a point of the window. */
export function elementAt(page: Document, x: number, y: number): Element | null {
  return elementFromPoint.call(page, x, y);
}

/** The nodes in a node, of the kinds of `NodeFilter`, in document order. */
export function walkIn(root: Node, kinds: number, filter: ((node: Node) => number) | null = null): TreeWalker {
  return createTreeWalker.call(documentOf(root), root, kinds, filter);
}

type Events = WindowEventMap & DocumentEventMap & { prerenderingchange: Event };

/** Listens to the window, to a document or to a node of the page. */
export function hear<Name extends keyof Events>(
  target: EventTarget,
  name: Name,
  listener: (event: Events[Name]) => void,
  options: AddEventListenerOptions = {},
): void {
  addEventListener.call(target, name, listener as EventListener, options);
}

export function unhear<Name extends keyof Events>(
  target: EventTarget,
  name: Name,
  listener: (event: Events[Name]) => void,
  options: EventListenerOptions = {},
): void {
  removeEventListener.call(target, name, listener as EventListener, options);
}

/** Copies what is selected, or what a listener puts in its place. Whether it worked. */
export function copySelection(page: Document): boolean {
  return execCommand.call(page, "copy");
}

/** The style sheets that a tree has adopted; `null` for what can adopt none. */
export function sheetsOf(tree: Node): readonly CSSStyleSheet[] | null {
  return accessorOf(tree)?.get?.call(tree) ?? null;
}

export function adopt(tree: Node, sheets: readonly CSSStyleSheet[]): void {
  accessorOf(tree)?.set?.call(tree, [...sheets]);
}

function accessorOf(tree: Node): Pick<PropertyDescriptor, "get" | "set"> | null {
  if (nodeType(tree) === Node.DOCUMENT_NODE) return adopted.document;
  return hostOf(tree) ? adopted.root : null;
}

/** The element that has the focus in a tree. */
export function focusedIn(tree: Document | ShadowRoot): Element | null {
  return nodeType(tree) === Node.DOCUMENT_NODE ? focused.document(tree as Document) : focused.root(tree as ShadowRoot);
}

export function isVisible(element: Element, options: CheckVisibilityOptions): boolean {
  return checkVisibility.call(element, options);
}

/** Whether anything of an element is laid out. */
export function isLaidOut(element: Element): boolean {
  return getClientRects.call(element).length > 0;
}

export function bringIntoView(element: Element, options: ScrollIntoViewOptions): void {
  scrollIntoView.call(element, options);
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

/** Whether the browser's parser has come past a node, so that nothing more comes into it. */
export function isPassed(node: Node): boolean {
  for (let at: Node | null = node; at; at = around(at) ?? hostOf(at)) if (nextSibling(at)) return true;
  return false;
}

/** Whether a node comes after another, or stands in it. */
export function comesAfter(node: Node, other: Node): boolean {
  return (compareDocumentPosition.call(other, node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
