/** The history of counts: how many items of which kind on which day; no addresses, and no more than a year. */

import { COUNTED, type History } from "./schema";

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
