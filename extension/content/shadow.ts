/** Shadow roots, open and closed. Each browser has its own way into closed ones. */

import { firstChild, localName, openShadowRoot } from "./tree";

/** HTML elements that may have a shadow root, besides custom ones. */
const HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

type Opener = (element: Element) => ShadowRoot | null;

interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot: ShadowRoot | null;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

const opener: Opener = (() => {
  const dom = (globalThis as { chrome?: { dom?: ChromiumDom } }).chrome?.dom;
  if ("openOrClosedShadowRoot" in Element.prototype)
    return (element) => (element as FirefoxElement).openOrClosedShadowRoot;
  if (!dom) return openShadowRoot;
  // This way costs as much as reading ten elements: what is no custom element and has children of its own does without.
  return (element) => {
    const mayBeClosed = firstChild(element) === null || localName(element).includes("-");
    return mayBeClosed ? dom.openOrClosedShadowRoot(element) : openShadowRoot(element);
  };
})();

/** The shadow root of an element, given its local name. */
export function shadowRootOf(element: Element, name = localName(element)): ShadowRoot | null {
  return HOSTS.has(name) || name.includes("-") ? opener(element) : null;
}

/** The element around a node, out of shadow roots too. */
export function parentOf(node: Node): Element | null {
  if (node.parentElement) return node.parentElement;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/** Whether `outer` is `inner` or holds it, through shadow roots too. */
export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    if (at === outer) return true;
  }
  return false;
}
