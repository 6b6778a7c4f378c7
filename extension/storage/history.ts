/** The history of counts: how many items of which kind on which day; no addresses, and no more than a year. */

import { COUNTED, type History } from "../shared/schema";

const DAYS = 366;

export type Counts = History[string];

export function addToHistory(history: History, added: Counts, day: string): History {
  const today: Counts = { ...history[day] };
  for (const kind of COUNTED) {
    const count = (today[kind] ?? 0) + (added[kind] ?? 0);
    if (count > 0) today[kind] = count;
  }
  const days = Object.entries({ ...history, [day]: today }).sort(([one], [other]) => one.localeCompare(other));
  return Object.fromEntries(days.slice(-DAYS));
}

/** How much was hidden of each kind in all, the most first. */
export function totals(history: History): [(typeof COUNTED)[number], number][] {
  const days = Object.values(history);
  return COUNTED.map((kind): [typeof kind, number] => [kind, days.reduce((sum, day) => sum + (day[kind] ?? 0), 0)])
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
}

/** The last days up to today, oldest first, with how much was hidden on each. */
export function lastDays(history: History, length: number, today: Date): { day: string; count: number }[] {
  return Array.from({ length }, (_, at) => {
    const day = new Date(today.getTime() - (length - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    const counts = history[day] ?? {};
    return { day, count: COUNTED.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0) };
  });
}
