/** Finds what lies over a page by a few probes of the screen: cheap, once the page is painted. */

import type { Geometry } from "./engine";
import { isOwn } from "./own";
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
  const { innerWidth, innerHeight } = page.defaultView ?? window;
  for (const [x, y] of PROBES) {
    const layers = page.elementsFromPoint(x * innerWidth, y * innerHeight).slice(0, LAYERS);
    for (const element of layers) {
      const overlay = overlayAround(element);
      if (overlay && !found.has(overlay)) found.set(overlay, { cover: cover(overlay), fixed: true });
    }
  }
  return found;
}

function overlayAround(element: Element): Element | null {
  let looks = 0;
  for (let at: Element | null = element; at && looks < HEIGHT; at = parentOf(at)) {
    looks += 1;
    if (isOwn(at) || at.localName === "body") return null;
    if (at.matches("dialog:modal") || ["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
  }
  return null;
}

/** Share of the screen that an element's box covers. */
function cover(element: Element): number {
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
  const box = element.getBoundingClientRect();
  const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const share = (Math.max(0, width) * Math.max(0, height)) / Math.max(1, innerWidth * innerHeight);
  return Math.round(share * 1000) / 1000;
}
