/** Private windows: pages are cleaned there as everywhere, and nothing of it is remembered. */

import { beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, ownPage, polling, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, story } from "./pages";
import { allowInPrivate } from "./window";

/** All that is stored. */
const stored = async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.sync.get()]);

const openPrivately = async (url: string) => void (await chrome.windows.create({ url, incognito: true }));

/** Whether the badge of a private tab tells of one block. */
const isCounted = async (url: string) => {
  const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url && tab.incognito);
  return tab?.id !== undefined && (await chrome.action.getBadgeText({ tabId: tab.id })) === "1";
};

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, { story: story({ inside: APPEAL_BOX }) });

  beforeAll(async () => {
    await allowInPrivate(name, given.installed);
  });

  test("a story is cleaned, and neither counted nor remembered what the reader keeps in it", async () => {
    const own = await ownPage(given.installed);
    const before = await own.evaluate(stored);
    const address = given.site.address("story");
    await own.evaluate(openPrivately, address);
    // It was counted by now, were it counted.
    await own.waitForFunction(isCounted, { polling }, address);
    const state = await tellPage(given.installed, address, { kind: "page-state" });
    for (const { id } of state.items) {
      await tellPage(given.installed, address, { kind: "keep-item", item: id });
      await tellPage(given.installed, address, { kind: "keep-kind", item: id });
    }
    const { items } = await tellPage(given.installed, address, { kind: "page-state" });
    expect(items.map(({ state }) => state)).toEqual(["kept"]);
    expect(await own.evaluate(stored)).toBe(before);
  });
});
