/** Measures the story in the page and makes room beside it. */

import { adopt, allIn, boxOf, closest, matches, outer, scrollerOf, sheetsOf, textOf } from "../../packages/dom/safe";
import type { Reading } from "../content/reading";
import type { Answer } from "../engine/engine";
import type { Column, Side } from "./layout";
import { pageScroller } from "./scroll";

/** Blocks looked at. */
const LOOKS = 400;
/** Letters by which a paragraph of the story is known. */
const BEGINNING = 32;

const BLOCKS = "p, h1, h2, h3, li, blockquote, figcaption, dd, td";

/** The elements that hold the story's text. */
export function storyBlocks(reading: Reading): Element[] {
  const { answer } = reading;
  const all = [...allIn(document, BLOCKS)].slice(0, LOOKS);
  if (!answer) return all.filter((block) => matches(block, "main *, article *"));
  const beginnings = new Set(answer.article.text.split("\n").map(beginning));
  const blocks = all.filter((block) => beginnings.has(beginning(textOf(block))));
  return [...blocks, ...quotedBlocks(answer, reading)];
}

function beginning(text: string): string {
  return text
    .slice(0, 8 * BEGINNING)
    .replace(/\s+/g, "")
    .slice(0, BEGINNING);
}

/** Where stories are not made of paragraphs, quotations tell where they stand. */
function quotedBlocks({ quotes }: Answer, reading: Reading): Element[] {
  return quotes.flatMap(({ places }) => {
    const range = places && reading.range(places.start, places.end);
    const block = range && outer(range.startContainer);
    return block ? [closest(block, BLOCKS) ?? block] : [];
  });
}

/** From the leftmost to the rightmost end of what is seen of some blocks. */
export function columnOf(blocks: readonly Element[]): Column | null {
  const boxes = blocks.map(boxOf).filter(({ width, height }) => width * height > 0);
  if (boxes.length === 0) return null;
  return { left: Math.min(...boxes.map(({ left }) => left)), right: Math.max(...boxes.map(({ right }) => right)) };
}

const MENUS = "header, nav, [role=banner], [role=navigation], [role=menubar]";
/** Share of the window's height in which menus lie, and which they take at most. */
const TOP = 0.35;

/** The menus at the top of the window that reach into its outermost pixels at one side. */
function menusAt(side: Side, width: number): DOMRect[] {
  const window = windowWidth();
  const [left, right] = side === "right" ? [window - width, window] : [0, width];
  const lowest = innerHeight * TOP;
  return [...allIn(document, MENUS)]
    .filter((menu) => closest(menu, "article, main, footer") === null)
    .map(boxOf)
    .filter((box) => box.width * box.height > 0 && box.bottom > 0 && box.top < lowest && box.height <= lowest)
    .filter((box) => box.right > left && box.left < right);
}

export function coversMenu(side: Side, width: number): boolean {
  return menusAt(side, width).length > 0;
}

/** Where a panel begins that stands under the menus that keep their place: those move with no page that is pushed aside. */
export function belowMenus(side: Side, width: number): number {
  const bottoms = menusAt(side, width).map(({ bottom }) => bottom);
  return Math.round(Math.max(0, ...bottoms));
}

/** Without the scroll bar. */
export function windowWidth(): number {
  return scrollerOf(document)?.clientWidth ?? innerWidth;
}

/** The panel's style sheet in the page's own scope: makes room for the panel. No node of the page holds it. */
export class PageSheet {
  readonly #sheet = new CSSStyleSheet();

  /** Room at one side of the page; none at a width of 0. */
  beside(side: "left" | "right", width: number): void {
    const room = `margin-${side}: ${width}px !important; width: auto !important; min-width: 0 !important`;
    this.#set(width > 0 ? room : "");
  }

  /** Room after the end of the page, so that its last lines can be scrolled out from under a sheet. */
  below(height: number): void {
    this.#set("");
    const root = pageScroller();
    const before = root.scrollHeight;
    this.#set(`padding-bottom: ${height}px !important`);
    // What hangs out of a root as high as the window hangs over its padding too.
    if (root.scrollHeight === before) this.#set(`padding-bottom: ${height}px !important; height: auto !important`);
  }

  remove(): void {
    this.#set("");
  }

  #set(declarations: string): void {
    const others = (sheetsOf(document) ?? []).filter((other) => other !== this.#sheet);
    this.#sheet.replaceSync(declarations && `@media screen { :root:root:root { ${declarations} } }`);
    adopt(document, declarations ? [...others, this.#sheet] : others);
  }
}
