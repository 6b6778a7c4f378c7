/** Keeps the line that the reader reads where it is on the screen while something above it comes or goes. */

import { boxOf } from "./safe";

/**
 * Makes a change of the page's shape. Browsers keep the place by themselves on most pages; not where a page forbids it, and not
 * all of them where much changes. `story` is asked only of a page that was scrolled.
 */
export function keepingPlace<Value>(story: () => readonly Element[], change: () => Value): Value {
  const read = scrollY > 0 ? story().find((block) => boxOf(block).bottom > 0) : undefined;
  if (!read) return change();
  const before = boxOf(read).top;
  const value = change();
  const moved = boxOf(read).top - before;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  return value;
}
