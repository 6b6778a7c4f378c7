/** What a site's learned style becomes after a visit, and which styles go when there are too many. */

import type { Lesson } from "../content/learned";
import type { LearnedStyle } from "./schema";

/** Visits in a row on which a selector may match nothing before it is forgotten. */
const PATIENCE = 8;
const MAX_SELECTORS = 40;
const MAX_SITES = 300;
/** Days without a visit after which a site is forgotten. */
const MAX_DAYS = 180;

export function relearn(style: LearnedStyle | undefined, lesson: Lesson, today: number): LearnedStyle {
  const absent = (style?.selectors ?? [])
    .filter(({ selector }) => !lesson.confirmed.includes(selector) && !lesson.refuted.includes(selector))
    .map(({ selector, missed }) => ({ selector, missed: missed + 1 }))
    .filter(({ missed }) => missed <= PATIENCE);
  const confirmed = lesson.confirmed.map((selector) => ({ selector, missed: 0 }));
  return { selectors: [...confirmed, ...absent].slice(0, MAX_SELECTORS), day: today };
}

/** Hosts to forget: those not visited for long, and the oldest beyond the bound. */
export function trimLearned(all: Record<string, LearnedStyle>): string[] {
  const newest = Math.max(0, ...Object.values(all).map(({ day }) => day));
  const hosts = Object.entries(all).sort(([, one], [, other]) => other.day - one.day);
  return hosts.filter(([, { day }], at) => at >= MAX_SITES || newest - day > MAX_DAYS).map(([host]) => host);
}
