/** What keeps a story from being scrolled, seen clearly, focused and read aloud while an overlay lies over it. */

import { beside, boxesAround, isInvisible, windowOf } from "./layers";
import { isOwn } from "./own";
import { isEditable } from "./readers-own";
import { allBelow, allIn, bodyOf, boxOf, closest, firstIn, isIn, matches, rootElement, textOf } from "./safe";

/** An element that is kept from scrolling: it may scroll itself, or only no longer cut off what it holds. */
export interface Lock {
  element: Element;
  freed: "scroll" | "flow";
}

/** Share of the window's height from which on a box that cuts the story off stands in for the window. */
const WINDOW = 0.75;
/** Pixels by which what is cut off is higher than the box. */
const MORE = 20;
/** Opacity under which a story is faded, and under which it is not meant to be seen at all. */
const FADED = 0.85;
const UNSEEN = 0.02;
const SLEEPING = ":is([inert], [aria-hidden=true])";
/** What holds a story. */
const STORY = "html, body, main, article, :has(main, article, h1, p ~ p)";

/** What is locked of a page: its root, its body, and boxes around the story that are as high as the window. */
export function findLocks(page: Document, story: readonly Element[]): Lock[] {
  const [root, body] = [rootElement(page), bodyOf(page)];
  if (!root || !body) return [];
  const wrappers = boxesAround(story);
  // A page that scrolls in a box of its own keeps its root still all the time.
  if (wrappers.some(scrolls)) return [];
  const outermost = [root, body].filter(isLocked);
  const inside = wrappers.filter(isCutOff);
  return [
    ...outermost.map((element, at): Lock => ({ element, freed: at === 0 ? "scroll" : "flow" })),
    ...inside.map((element): Lock => ({ element, freed: "flow" })),
  ];
}

function isLocked(element: Element): boolean {
  const style = getComputedStyle(element);
  return (
    ["hidden", "clip"].includes(style.overflowY) ||
    style.position === "fixed" ||
    style.touchAction === "none" ||
    style.pointerEvents === "none"
  );
}

function scrolls(box: Element): boolean {
  return (
    ["auto", "scroll"].includes(getComputedStyle(box).overflowY) &&
    box.scrollHeight > box.clientHeight + MORE &&
    box.clientHeight >= windowOf(box).height / 2
  );
}

/** Whether a box stands in for the window and does not scroll. One of another height keeps the rest back: that is the site's to do. */
function isCutOff(box: Element): boolean {
  const { overflowY, position } = getComputedStyle(box);
  const { height } = windowOf(box);
  if (position === "fixed") return box.scrollHeight > height;
  if (!["hidden", "clip"].includes(overflowY) || box.scrollHeight <= box.clientHeight + MORE) return false;
  return box.clientHeight >= WINDOW * height && box.clientHeight <= height + MORE;
}

/** What of the page was put to sleep with the layers: what holds the story, and what is seen beside them and their boxes. */
export function findSleepers(page: Document, layers: readonly Element[]): Element[] {
  const asleep = beside(layers).filter((element) => isAsleep(element) && !layers.some((layer) => isIn(element, layer)));
  const found = [...allIn(page, `${SLEEPING}:is(${STORY})`), ...asleep];
  return [...new Set(found)].filter((element) => !layers.some((layer) => isIn(layer, element)));
}

/** Whether an element is seen where it stands in the page, and yet kept from focus or from being read aloud. */
function isAsleep(element: Element): boolean {
  if (!matches(element, SLEEPING) || isOwn(element)) return false;
  const style = getComputedStyle(element);
  const { width, height, right } = boxOf(element);
  const isPlaced = ["static", "relative", "sticky"].includes(style.position) && !isInvisible(style);
  return isPlaced && width * height > 0 && right > 0 && textOf(element).trim() !== "";
}

/** What makes a text hard to read, where it is not meant to be. */
export type Veil = "box" | "text";

/** The story's blocks, and what is around and in them, that are blurred, faded or masked. */
export function findVeiled(story: readonly Element[]): Map<Element, Veil> {
  const found = new Map<Element, Veil>();
  for (const element of new Set([...story, ...boxesAround(story)])) {
    const veil = veilOf(element);
    if (veil && !isEditable(element)) found.set(element, veil);
  }
  return found;
}

function veilOf(element: Element): Veil | null {
  const style = getComputedStyle(element);
  const opacity = Number(style.opacity);
  if (style.filter.includes("blur") || (opacity > UNSEEN && opacity < FADED) || style.maskImage.includes("gradient"))
    return "box";
  return isClear(style.color) && style.textShadow !== "none" ? "text" : null;
}

function isClear(color: string): boolean {
  const [, alpha] = /(?:,|\/)\s*([\d.]+)%?\s*\)$/.exec(color.replace(/^rgb\(.*/, "")) ?? [];
  return color === "transparent" || (alpha !== undefined && Number(alpha) < 0.2);
}

/** Whether anything keeps the story from being read, as overlays do. */
export function isHeld(page: Document, story: readonly Element[]): boolean {
  return (
    findLocks(page, story).length > 0 ||
    firstIn(page, `dialog:modal, ${SLEEPING}:is(${STORY})`) !== null ||
    findVeiled(story).size > 0
  );
}

/** Whether an element may not be marked, since what is in it may be saved by the page. */
export function isSaved(element: Element): boolean {
  return (
    isEditable(element) ||
    allBelow(element, '[contenteditable]:not([contenteditable="false" i])').length > 0 ||
    closest(element, "[contenteditable]") !== null
  );
}
