/**
 * Private windows. Chromium only: nothing that drives Firefox can let an extension into its private windows; the code that
 * tells them apart is the same.
 */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installed, launch, openOwnPage, polling } from "./browsers";
import { APPEAL_BOX, type Site, serve, story } from "./pages";
import { allowInPrivate } from "./window";

let installed: Installed;
let site: Site;

beforeAll(async () => {
  site = await serve({ story: story({ inside: APPEAL_BOX }) });
  installed = await launch("chromium");
});

afterAll(async () => {
  await installed?.browser.close();
  site?.close();
});

test("a private window leaves no trace", async () => {
  await allowInPrivate(installed);
  const own = await openOwnPage(installed, "popup.html");
  await own.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0, { polling });
  const window = await installed.browser.createBrowserContext();
  const page = await window.newPage();
  await page.goto(site.address("story", "open", "secret.localhost"));
  await page.waitForSelector("#appeal", { hidden: true });
  // Not a nag: keep it here.
  const tab = await own.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ incognito }) => incognito)?.id ?? -1;
  });
  const say = (message: object) =>
    own.evaluate((tab, message) => chrome.runtime.sendMessage({ kind: "to-page", tab, message }), tab, message);
  const { value } = await say({ kind: "page-state" });
  await say({ kind: "keep-item", item: value.items[0].id });
  await page.waitForSelector("#appeal", { visible: true });
  const stored = await own.evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.sync.get(null)]),
  );
  expect(stored).toBe("[{},{}]");
});
