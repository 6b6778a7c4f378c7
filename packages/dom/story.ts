/** The blocks of a live page that hold the story's own words. */

import { allIn, firstChild, inner, isText, localName, nextSibling, textOf } from "./safe";

/** What stories are written in. The others hold a story's words only where they begin with words of their own. */
const BLOCKS = "p, h1, h2, h3, h4, li, blockquote, figcaption, dd, td, pre";
const OTHERS = "div, section, article, span[class]";

/** Blocks looked at. */
const LOOKS = 3000;
/** Letters by which a paragraph of the story is known. */
const BEGINNING = 32;
const LEAST = 12;

/** The elements that hold the paragraphs of a story, in document order; `story` has a line for each. */
export function storyBlocks(trees: readonly (Document | ShadowRoot)[], story: string): Element[] {
  const beginnings = new Set(story.split("\n").map(beginning));
  const isStory = (element: Element) => {
    const own = beginning(beginOf(element));
    return own.length >= LEAST && beginnings.has(own);
  };
  return trees.flatMap((tree) => [...allIn(tree, `${BLOCKS}, ${OTHERS}`)].slice(0, LOOKS).filter(isStory));
}

/** The text with which an element begins, if that is its own. */
function beginOf(element: Element): string {
  return isPlain(element) || ownsWords(element) ? textOf(element) : "";
}

const PLAIN = new Set(BLOCKS.split(", "));

function isPlain(element: Element): boolean {
  return PLAIN.has(localName(element)) && inner(element, 1).every((child) => !PLAIN.has(localName(child)));
}

function ownsWords(element: Element): boolean {
  let child = firstChild(element);
  while (child && isText(child) && child.data.trim() === "") child = nextSibling(child);
  return child !== null && isText(child);
}

function beginning(text: string): string {
  return text
    .slice(0, 8 * BEGINNING)
    .replace(/\s+/g, "")
    .slice(0, BEGINNING);
}
