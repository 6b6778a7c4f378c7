/** Finds what lies over a page by a few probes of the screen: cheap, once the page is painted. */

import type { Geometry } from "./engine";
import { isOwn } from "./own";
import { boxOf, documentOf, elementsAt, localName, matches, viewOf } from "./safe";
import { parentOf } from "./shadow";

/** Where the screen is probed, in shares of its width and height. */
const PROBES = [
  [0.5, 0.5],
  [0.5, 0.94],
  [0.5, 0.06],
  [0.06, 0.94],
  [0.94, 0.94],
] as const;

/** Layers looked at under each probe. */
const LAYERS = 4;

/** Elements looked at around a layer. */
const HEIGHT = 60;

/** The elements that keep their place over the page, with the share of the screen that they cover. */
export function findOverlays(page: Document): Map<Element, Geometry> {
  const found = new Map<Element, Geometry>();
  const looked = new Set<Element>();
  const { innerWidth, innerHeight } = viewOf(page);
  for (const [x, y] of PROBES) {
    const layers = elementsAt(page, x * innerWidth, y * innerHeight).slice(0, LAYERS);
    for (const element of layers) {
      const overlay = overlayAround(element, looked);
      if (overlay) found.set(overlay, { cover: cover(overlay), fixed: true });
    }
  }
  return found;
}

/** The overlay that an element is or stands in; one of those that were looked at before was found then. */
function overlayAround(element: Element, looked: Set<Element>): Element | null {
  for (let [at, left]: [Element | null, number] = [element, HEIGHT]; at && left > 0; at = parentOf(at)) {
    left -= 1;
    if (looked.has(at) || isOwn(at) || localName(at) === "body") return null;
    looked.add(at);
    if (matches(at, "dialog:modal") || ["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
  }
  return null;
}

/** Share of the screen that an element's box covers. */
function cover(element: Element): number {
  const { innerWidth, innerHeight } = viewOf(documentOf(element));
  const box = boxOf(element);
  const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const share = (Math.max(0, width) * Math.max(0, height)) / Math.max(1, innerWidth * innerHeight);
  return Math.round(share * 1000) / 1000;
}
