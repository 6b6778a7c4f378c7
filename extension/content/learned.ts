/**
 * A site's learned style: selectors of what was hidden there before, so that it is hidden from the first paint.
 * Selectors are built here, from names, ids and classes; text of a page never becomes one unescaped.
 */

import { holds } from "../../packages/dom/shadow";

/** Selectors put in at once. */
const MAX_SELECTORS = 40;
const MAX_LENGTH = 300;
/** More matches than this are no particular box. */
const MAX_MATCHES = 12;
/** What a learned style never hides, whatever it matches: boxes that hold a story or its headline. */
const GUARD = ":not(html, body, main, article):not(:has(h1, main, article))";

/** Keeps the page from being painted until `release`. Nobody sees it: a page has nothing to paint so early. */
export class PaintHold {
  readonly #element: HTMLStyleElement;

  constructor(page: Document) {
    this.#element = page.createElement("style");
    page.documentElement?.append(this.#element);
    // Clipped, not made invisible: Firefox would not go to the place in the text that a link may name.
    this.#element.sheet?.insertRule(":root{clip-path:inset(100%)!important}");
  }

  release(): void {
    this.#element.remove();
  }
}

/** The style sheet put into the page for a learned style. */
export class LearnedSheet {
  #element: HTMLStyleElement | null = null;

  set(page: Document, selectors: readonly string[]): void {
    this.remove();
    const place = page.head ?? page.documentElement;
    if (selectors.length === 0 || !place) return;
    const element = page.createElement("style");
    place.append(element);
    this.#element = element;
    // Rule by rule: a selector that the browser refuses leaves the others standing.
    for (const selector of selectors.slice(0, MAX_SELECTORS)) {
      try {
        element.sheet?.insertRule(`${selector}${GUARD}{display:none!important}`);
      } catch {
        // Not a selector here: left out.
      }
    }
  }

  remove(): void {
    this.#element?.remove();
    this.#element = null;
  }
}

/** What a visit says of a site's learned selectors. */
export interface Lesson {
  /** Match what is hidden here and nothing else. */
  confirmed: string[];
  /** Match something that is not hidden. */
  refuted: string[];
}

/** Compares what is hidden with what was known, and finds selectors for the rest. */
export function learn(page: Document, hidden: readonly Element[], known: readonly string[]): Lesson {
  const lesson: Lesson = { confirmed: [], refuted: [] };
  const covered = new Set<Element>();
  for (const selector of known) {
    const matches = matching(page, selector);
    if (matches.length === 0) continue;
    const right = matches.every((match) => hidden.some((box) => holds(box, match)));
    (right ? lesson.confirmed : lesson.refuted).push(selector);
    if (right) for (const match of matches) covered.add(match);
  }
  for (const box of hidden) {
    if (covered.has(box) || lesson.confirmed.length >= MAX_SELECTORS) continue;
    const selector = selectorFor(page, box, hidden);
    if (selector) lesson.confirmed.push(selector);
  }
  return lesson;
}

/** A selector that matches a box and nothing that is not hidden; `null` where none can be told. */
export function selectorFor(page: Document, box: Element, allowed: readonly Element[]): string | null {
  if (box.getRootNode() !== page) return null;
  const only = (selector: string) => {
    const matches = matching(page, selector);
    return matches.length <= MAX_MATCHES && matches.every((match) => allowed.some((other) => holds(other, match)));
  };
  return candidates(box).find((selector) => selector.length <= MAX_LENGTH && only(selector)) ?? null;
}

/** Whether a selector matches a box, something in it or something around it. */
export function touches(box: Element, selector: string): boolean {
  try {
    return box.closest(selector) !== null || box.querySelector(selector) !== null;
  } catch {
    return false;
  }
}

/** From the most particular on: the id, the classes, the classes inside a named parent. */
function candidates(box: Element): string[] {
  const name = CSS.escape(box.localName);
  const found: string[] = [];
  if (isStable(box.id)) found.push(`${name}#${CSS.escape(box.id)}`);
  const classes = [...box.classList]
    .filter(isStable)
    .slice(0, 4)
    .map((word) => `.${CSS.escape(word)}`);
  if (classes.length > 0) found.push(name + classes.join(""));
  const own = classes.length > 0 ? name + classes.join("") : name;
  const parent = box.parentElement;
  if (parent && isStable(parent.id)) found.push(`#${CSS.escape(parent.id)} > ${own}`);
  if (parent && classes.length > 0) {
    const outer = [...parent.classList]
      .filter(isStable)
      .slice(0, 3)
      .map((word) => `.${CSS.escape(word)}`);
    if (outer.length > 0) found.push(`${outer.join("")} > ${own}`);
  }
  if (box.localName.includes("-")) found.push(name);
  return found;
}

/** Names with long numbers are made anew for each page. */
function isStable(name: string): boolean {
  return name.length > 1 && name.length <= 60 && !/\d{4}/.test(name);
}

function matching(page: Document, selector: string): Element[] {
  try {
    // Browsers find a bare name or class without a look at each element.
    return [...page.querySelectorAll(selector)].filter((element) => element.matches(GUARD));
  } catch {
    return [];
  }
}
