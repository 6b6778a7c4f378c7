/** Selectors of blocks that the reader picks, built from names, ids and classes; text of a page never becomes one unescaped. */

import { holds } from "../../packages/dom/shadow";

const MAX_LENGTH = 300;
/** More matches than this are no particular box. */
const MAX_MATCHES = 12;
/** What a selector never hides, whatever it matches: boxes that hold a story or its headline. */
const GUARD = ":not(html, body, main, article):not(:has(h1, main, article))";

/** A selector that matches a box and nothing that is not hidden; `null` where none can be told. */
export function selectorFor(page: Document, box: Element, allowed: readonly Element[]): string | null {
  if (box.getRootNode() !== page) return null;
  const only = (selector: string) => {
    const matches = matching(page, selector);
    return matches.length <= MAX_MATCHES && matches.every((match) => allowed.some((other) => holds(other, match)));
  };
  return candidates(box).find((selector) => selector.length <= MAX_LENGTH && only(selector)) ?? null;
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
