/** Measures the story in the page and makes room beside it. */

import { adopt, allIn, boxOf, closest, scrollerOf, sheetsOf } from "../../packages/dom/safe";
import type { Reading } from "../content/reading";
import type { Column, Side } from "./layout";
import { pageScroller } from "./scroll";

/** Blocks looked at of a page that was not read. */
const LOOKS = 400;

/** Where the story stands; where nothing is known of it, what a page says to be its main part. */
export function storyBlocks({ story }: Reading): readonly Element[] {
  return story.length > 0 ? story : [...allIn(document, "main p, article p")].slice(0, LOOKS);
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
