import { beforeEach, expect, test } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readChoices, readDamaged, readHistory, readSites } from "../../storage/stores";

beforeEach(() => fakeBrowser.reset());

test("damaged entries are left out one by one, and told", async () => {
  await browser.storage.sync.set({ "site:a.example": "off", "site:b.example": "perhaps" });
  await browser.storage.local.set({ "choices:b.example": [] });
  expect(await readSites()).toEqual({ "a.example": "off" });
  expect(await readChoices("b.example")).toEqual({ kept: [], picked: [] });
  expect((await readDamaged()).map(({ field }) => field)).toEqual(["site:b.example", "choices:b.example"]);
});

test("a damaged day does not take the history with it", async () => {
  await browser.storage.local.set({
    history: { "2026-03-01": { app: 2 }, "2026-03-02": { app: "two" }, yesterday: { app: 1 } },
  });
  expect(await readHistory()).toEqual({ "2026-03-01": { app: 2 } });
});

test.each([["nothing"], [null], [7]])("a history of %j is empty", async (history) => {
  await browser.storage.local.set({ history });
  expect(await readHistory()).toEqual({});
});
