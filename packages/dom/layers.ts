/** Layers over a page: which elements lie over it, how much of the screen they cover, and which were left there empty. */

import { HIDDEN } from "./marks";
import { isOwn } from "./own";
import {
  allBelow,
  boxOf,
  closest,
  comesAfter,
  documentOf,
  elementAt,
  firstIn,
  inner,
  isElement,
  isIn,
  isLaidOut,
  localName,
  matches,
  viewOf,
} from "./safe";
import { parentOf } from "./shadow";

/** Elements looked at inside a hidden box, and around one. */
const LOOKS = 60;
/** Share of the screen from which on a layer covers the page, wherever it lies. */
const COVERING = 0.3;
/** Share of the screen that a layer left behind covers at least, or of the story's blocks where it scrolls with them. */
const LEFT = 0.5;
const OF_STORY = 0.25;
/** Letters of what a layer left behind may say: a cross, “Close”, a name. */
const FEW = 30;

const DIALOG = 'dialog, [role="dialog" i], [role="alertdialog" i], [aria-modal="true" i]';
/** What a layer that serves nobody does not hold. */
const SERVING =
  'input:not([type="hidden" i]), textarea, select, video, audio, canvas, object, embed, [contenteditable], article, main, h1, p + p';

/** The part of a page that a hidden element takes part in covering: itself, a box in it, or the nearest around. */
export function layerOf(element: Element): Element | null {
  const inside = [element, ...allBelow(element, "*").slice(0, LOOKS)];
  return inside.find((box) => isLayer(box)) ?? around(element).find((box) => isLayer(box)) ?? null;
}

function isLayer(element: Element): boolean {
  return matches(element, DIALOG) || ["fixed", "sticky"].includes(positionOf(element));
}

function positionOf(element: Element): string {
  return getComputedStyle(element).position;
}

/** Whether a layer, as it lies there now, keeps the reader from the page. */
export function covers(layer: Element): boolean {
  if (matches(layer, "dialog:modal")) return true;
  const box = boxOf(layer);
  if (box.width * box.height === 0 || isInvisible(getComputedStyle(layer))) return false;
  const { width, height } = windowOf(layer);
  const isInMiddle = box.left < width / 2 && box.right > width / 2 && box.top < height / 2 && box.bottom > height / 2;
  return isInMiddle || share(layer) >= COVERING;
}

export function isInvisible({ visibility }: CSSStyleDeclaration): boolean {
  return visibility === "hidden" || visibility === "collapse";
}

/** The window that an element is seen in. */
export function windowOf(element: Element): { width: number; height: number } {
  const view = viewOf(documentOf(element));
  return { width: view.innerWidth, height: view.innerHeight };
}

/** Share of the window that an element covers. */
function share(element: Element): number {
  const [box, { width, height }] = [boxOf(element), windowOf(element)];
  const across = Math.min(box.right, width) - Math.max(box.left, 0);
  const down = Math.min(box.bottom, height) - Math.max(box.top, 0);
  return (Math.max(0, across) * Math.max(0, down)) / Math.max(1, width * height);
}

/** The site's own layer that lies over the page now and holds something for the reader: his gallery, his consent. */
export function ownLayer(page: Document, story: readonly Element[]): Element | null {
  const modal = firstIn(page, `dialog:modal:not([${HIDDEN}])`);
  if (modal && !closest(modal, `[${HIDDEN}]`)) return modal;
  const { innerWidth, innerHeight } = viewOf(page);
  const top = elementAt(page, innerWidth / 2, innerHeight / 2);
  const layer = top && [top, ...around(top)].find((box) => isLayer(box));
  if (!layer || isOwn(layer) || holdsAny(layer, story) || isEmpty(layer)) return null;
  return layer;
}

/** Layers that lie over the story and were left behind by what was hidden: they hold nothing for the reader. */
export function leftLayers(hidden: readonly Element[], story: readonly Element[]): Element[] {
  const candidates = beside([...hidden, ...story.slice(0, 1)]);
  const left = candidates.filter((layer) => !matches(layer, KEPT)).filter((layer) => isLeft(layer, hidden, story));
  return left.filter((layer) => !left.some((outer) => outer !== layer && isIn(outer, layer)));
}

/** What is no layer, however it stands. */
const KEPT = `html, body, main, article, header, footer, nav, [${HIDDEN}]`;

/** The boxes around elements, and what stands straight in those; each once. */
export function beside(elements: readonly Element[]): Element[] {
  const boxes = boxesAround(elements, "html");
  return [...new Set(boxes.flatMap((box) => [box, ...inner(box, LOOKS)]))];
}

/** The boxes around elements, out of shadow roots too; those from `end` on are left out. */
export function boxesAround(elements: readonly Element[], end: "html" | "body" = "body"): Element[] {
  const found = new Set<Element>();
  for (const element of elements) {
    for (let at = parentOf(element); at && localName(at) !== end && !found.has(at); at = parentOf(at)) found.add(at);
  }
  return [...found];
}

function isLeft(layer: Element, hidden: readonly Element[], story: readonly Element[]): boolean {
  if (isOwn(layer)) return false;
  const style = getComputedStyle(layer);
  if (!["fixed", "absolute", "sticky"].includes(style.position) || isInvisible(style)) return false;
  if (style.display === "none" || holdsAny(layer, story) || !isEmpty(layer)) return false;
  const holdsHidden = hidden.some((element) => isIn(layer, element));
  return (holdsHidden || isSeen(layer, style)) && liesOver(layer, style, story);
}

/** Whether a layer paints anything, or takes what the reader points at. */
function isSeen(layer: Element, style: CSSStyleDeclaration): boolean {
  const isClear = /^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) && style.backgroundImage === "none";
  const backdrop = style.backdropFilter ?? "none";
  return !isClear || !["none", ""].includes(backdrop) || style.pointerEvents !== "none" || inner(layer, 1).length > 0;
}

/** Whether a layer covers much of the screen or of the story, and lies above it. */
function liesOver(layer: Element, style: CSSStyleDeclaration, story: readonly Element[]): boolean {
  const box = boxOf(layer);
  const covered = story.filter((block) => overlaps(box, boxOf(block)));
  if (style.position === "absolute" ? covered.length < Math.max(1, OF_STORY * story.length) : share(layer) < LEFT)
    return false;
  const height = Number.parseInt(style.zIndex, 10);
  if (height < 0) return false;
  return height > 0 || story.length === 0 || story.some((block) => comesAfter(layer, block));
}

function overlaps(layer: DOMRect, block: DOMRect): boolean {
  const [x, y] = [block.left + block.width / 2, block.top + block.height / 2];
  return block.height > 0 && layer.left <= x && layer.right >= x && layer.top <= y && layer.bottom >= y;
}

/** Whether a layer holds no words and nothing to be used, but for what is hidden in it. */
function isEmpty(layer: Element): boolean {
  if ([layer, ...allBelow(layer, SERVING)].some((box) => matches(box, SERVING) && isDisplayed(box))) return false;
  if (allBelow(layer, "iframe").some((frame) => isDisplayed(frame) && share(frame) > 0)) return false;
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden in it says nothing
  const words = "innerText" in layer ? String(layer.innerText) : "";
  return words.replace(/[\s\p{P}\p{S}]/gu, "").length <= FEW;
}

function isDisplayed(element: Element): boolean {
  return isLaidOut(element);
}

function holdsAny(layer: Element, story: readonly Element[]): boolean {
  return story.some((block) => isIn(layer, block));
}

/** The elements around one, out of shadow roots too, from the nearest on; without the page's root and body. */
export function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = parentOf(element); at && found.length < LOOKS; at = parentOf(at)) {
    if (isElement(at) && !["html", "body"].includes(localName(at))) found.push(at);
  }
  return found;
}
