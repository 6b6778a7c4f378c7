/** What has changed of a page's source since it was sent last: of a later snapshot only that is sent. */

import * as v from "valibot";

const units = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What stands in the place of the middle of a source: so many code units are kept of its start, and so many of its end. */
export const change = v.object({ start: units, end: units, source: v.string() });

export type SourceChange = v.InferOutput<typeof change>;

/** The change that makes one source of another. */
export function changeFrom(before: string, after: string): SourceChange {
  const shorter = Math.min(before.length, after.length);
  const start = most(shorter, (units) => after.startsWith(before.slice(0, units)));
  const end = most(shorter - start, (units) => after.endsWith(before.slice(before.length - units)));
  return { start, end, source: after.slice(start, after.length - end) };
}

/** A source with its change made; `null` where it is too short to be the one that was changed. */
export function changed(before: string, { start, end, source }: SourceChange): string | null {
  if (start + end > before.length) return null;
  return before.slice(0, start) + source + before.slice(before.length - end);
}

/** The most of so many for which something holds that holds for all below it too. */
function most(limit: number, holds: (units: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
