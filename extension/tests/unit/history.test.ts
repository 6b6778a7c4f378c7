import { describe, expect, test } from "vitest";
import type { History } from "../../shared/schema";
import { addToHistory, lastDays, totals } from "../../storage/history";

describe("the history", () => {
  test("adds up on a day and leaves other days alone", () => {
    const history = addToHistory({ "2026-03-01": { app: 1 } }, { donation: 2, app: 1 }, "2026-03-02");
    expect(addToHistory(history, { donation: 1 }, "2026-03-02")).toEqual({
      "2026-03-01": { app: 1 },
      "2026-03-02": { donation: 3, app: 1 },
    });
  });

  test("keeps a year and a day, the newest", () => {
    let history: History = {};
    for (let day = 0; day < 500; day++) {
      history = addToHistory(history, { app: 1 }, new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
    expect(Object.keys(history)).toHaveLength(366);
    expect(Object.keys(history).at(-1)).toBe("1971-05-15");
  });

  test("gives totals by kind, the most first, and nothing of kinds that did not occur", () => {
    expect(totals({ "2026-03-01": { app: 1, donation: 2 }, "2026-03-02": { donation: 2, picked: 1 } })).toEqual([
      ["donation", 4],
      ["app", 1],
      ["picked", 1],
    ]);
  });

  test("gives the last days, those without anything too", () => {
    const history = { "2026-02-27": { app: 9 }, "2026-02-28": { app: 1, donation: 2 }, "2026-03-02": { app: 4 } };
    expect(lastDays(history, 3, new Date("2026-03-02T10:00:00Z"))).toEqual([
      { day: "2026-02-28", count: 3 },
      { day: "2026-03-01", count: 0 },
      { day: "2026-03-02", count: 4 },
    ]);
  });
});
