/** What is left of a small box once its words are hidden: an icon, a rule, a colour. It goes too. */

import { HIDDEN } from "./marks";
import { allBelow, boxOf, closest, isIn, matches, outer, textOf } from "./safe";

/** Boxes that pages fill once. Larger ones may yet get other words, and are left. */
const SMALL = 'button, label, a, li, p, dt, dd, figure, figcaption, legend, summary, td, th, [role="button" i]';
const SERVING = "input, textarea, select, video, audio, iframe, object, [contenteditable]";
/** Pixels up to which a picture is an icon. */
const ICON = 64;

/** The outermost small boxes around hidden elements that say nothing any more. */
export function scarsOf(hidden: readonly Element[]): Element[] {
  const scars = hidden.map((element) => {
    let scar: Element | null = null;
    for (let at = outer(element); at && matches(at, SMALL) && isEmptied(at); at = outer(at)) scar = at;
    return scar;
  });
  return [...new Set(scars)].filter((scar) => scar !== null);
}

function isEmptied(box: Element): boolean {
  const isInside = (element: Element) => {
    const above = outer(element);
    return above !== null && closest(above, `[${HIDDEN}]`) !== null;
  };
  const gone = allBelow(box, `[${HIDDEN}]`).filter((element) => !isInside(element));
  const words = gone.reduce((sum, element) => sum + lettersIn(element), 0);
  const isServing = allBelow(box, SERVING).some((field) => !gone.some((element) => isIn(element, field)));
  return lettersIn(box) === words && !isServing && allBelow(box, "img, picture, canvas").every(isIcon);
}

function lettersIn(element: Element): number {
  return textOf(element).replace(/\s+/g, "").length;
}

function isIcon(picture: Element): boolean {
  const { width, height } = boxOf(picture);
  return width <= ICON && height <= ICON;
}
