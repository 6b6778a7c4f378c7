/** Shadow roots, open and closed. Each browser has its own way into closed ones. */

import { isOwn } from "./own";
import { allIn, around, comesAfter, hostOf, isElement, localName, openShadowRoot } from "./safe";

/** HTML elements that may have a shadow root, besides custom ones; the commonest first. */
const BUILT_IN = "div span p section h3 h2 article header h4 nav aside footer main h1 h5 h6 blockquote body".split(" ");
const HOSTS = new Set(BUILT_IN);

/** Names that most elements have and no host, the commonest first: the sooner one matches, the quicker a page is searched. */
const NO_HOSTS =
  "a li img path script button svg strong em ul time i b br link meta style g input picture source figure figcaption label use " +
  "iframe noscript form rect circle polygon td tr option small abbr dt dd sup u font table tbody select ol video hr title head html";

/** Custom elements, and empty ones, which something else must have filled. */
const LIKELY = `:empty:is(${BUILT_IN}), :not(${[...BUILT_IN, ...NO_HOSTS.split(" ")]})`;

const FILLED = `:not(:empty):is(${BUILT_IN})`;

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
  return dom ? (element) => dom.openOrClosedShadowRoot(element) : openShadowRoot;
})();

/** The shadow root of an element of the page. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (isOwn(element)) return null;
  const name = localName(element);
  return HOSTS.has(name) || name.includes("-") ? opener(element) : null;
}

/**
 * Elements straight in a tree that have a shadow root, where one is likely; in document order. Few elements are looked at:
 * each that a script lays hands on costs some microseconds, more than all else that is done with most.
 */
export function likelyHosts(tree: Document | ShadowRoot): Element[] {
  return [...allIn(tree, LIKELY)].filter((element) => shadowRootOf(element) !== null);
}

/** Likely hosts, and others that are known to be some; in document order. */
export function hostsIn(tree: Document | ShadowRoot, others: readonly Element[]): Element[] {
  if (others.length === 0) return likelyHosts(tree);
  return [...new Set([...likelyHosts(tree), ...others])].sort((a, b) => (comesAfter(b, a) ? -1 : 1));
}

/** Elements with an open shadow root of those that hold something themselves, where one is seldom. */
export function seldomHosts(tree: Document | ShadowRoot): Element[] {
  return [...allIn(tree, FILLED)].filter((element) => openShadowRoot(element) !== null && !isOwn(element));
}

/** The element around a node, out of shadow roots too. */
export function parentOf(node: Node): Element | null {
  const parent = around(node);
  return parent && (isElement(parent) ? parent : hostOf(parent));
}

/** Whether `outer` is `inner` or holds it, through shadow roots too. */
export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = around(at) ?? hostOf(at)) {
    if (at === outer) return true;
  }
  return false;
}
