/** Storage that is full, locked or damaged, written by many at once, and an extension that goes while pages are open. */

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FromPages } from "../../protocol/messages";
import { BROWSERS, inBackground, openOwnPage, type Page, type Scope, update } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, story } from "./pages";

const PAGES = { story: story({ inside: APPEAL_BOX }) };

const STORY = "A decision on the date is expected within the month.";

const isReadable = (text: string) => document.body.innerText.includes(text);

/** Says something to the background from a page of the extension. */
const say = (own: Page, message: FromPages) =>
  own.evaluate((message) => chrome.runtime.sendMessage(message), message) as Promise<{ ok: boolean }>;

const stored = (own: Page, area: "sync" | "local", key: string) =>
  own.evaluate(async (area, key) => (await chrome.storage[area].get(key))[key], area, key) as Promise<unknown>;

describe.each(BROWSERS)("in %s", (name) => {
  let own: Page;

  const given = inBrowser(name, PAGES, { idle: 60_000 });

  beforeAll(async () => {
    own = await openOwnPage(given.installed, "popup.html");
  });

  beforeEach(async () => {
    const clear = own.evaluate(async () => {
      await chrome.storage.local.clear();
      await chrome.storage.sync.clear();
    });
    // An update has closed the page.
    await clear.catch(() => undefined);
  });

  async function open(host?: string): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address("story", "open", host));
  }

  const untilCleaned = () => given.page.waitForSelector("#appeal", { hidden: true });

  test("damaged storage: stories are cleaned, and what is whole is kept", async () => {
    await own.evaluate(async () => {
      await chrome.storage.sync.set({ settings: { version: 1, kinds: "all", enabled: 7, theme: "dark" }, "site:x": 3 });
      await chrome.storage.local.set({
        history: ["?"],
        "choices:damaged.localhost": [null],
      });
    });
    await open("damaged.localhost");
    await untilCleaned();
    expect(await given.page.evaluate(isReadable, STORY)).toBe(true);
    expect(await say(own, { kind: "change-settings", change: { overlaysEverywhere: true } })).toMatchObject({
      ok: true,
    });
    expect(await stored(own, "sync", "settings")).toMatchObject({
      theme: "dark",
      overlaysEverywhere: true,
      enabled: true,
    });
  });

  test("a visit leaves nothing of the site behind", async () => {
    await open("visited.localhost");
    await untilCleaned();
    await expect.poll(() => stored(own, "local", "history")).toBeDefined();
    const all = await own.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.sync.get(null)]),
    );
    expect(all).not.toContain("visited");
  });

  test.each(["get", "set"] as const)(
    "storage that refuses to %s: stories are cleaned, settings stay whole",
    async (method) => {
      await say(own, { kind: "change-settings", change: { theme: "dark" } });
      await inBackground(name, given.installed, own, refuse, method);
      await open();
      await untilCleaned();
      expect(await given.page.evaluate(isReadable, STORY)).toBe(true);
      expect(await say(own, { kind: "change-settings", change: { theme: "light" } })).toMatchObject({ ok: false });
      await inBackground(name, given.installed, own, (scope) => scope.mend?.());
      expect(await stored(own, "sync", "settings")).toMatchObject({ theme: "dark" });
      expect(await say(own, { kind: "change-settings", change: { theme: "light" } })).toMatchObject({ ok: true });
    },
  );

  test("full storage: stories are cleaned, and settings can still be changed", async () => {
    await own.evaluate(async () => {
      // Half by half, until nothing fits any more.
      for (let size = 8_000_000, at = 0; size > 0; at += 1) {
        const put = chrome.storage.local.set({ [`ballast${at}`]: "x".repeat(size) });
        size = await put.then(
          () => size,
          () => Math.floor(size / 2),
        );
      }
    });
    await open("full.localhost");
    await untilCleaned();
    expect(await given.page.evaluate(isReadable, STORY)).toBe(true);
    expect(await say(own, { kind: "change-settings", change: { theme: "dark" } })).toMatchObject({ ok: true });
  });

  test("two pages that write at once lose nothing", async () => {
    const other = await openOwnPage(given.installed, "popup.html");
    const hosts = Array.from({ length: 20 }, (_, at) => `h${at}.example`);
    const writes = hosts.flatMap((host, at) => [
      say(at % 2 ? own : other, { kind: "set-site", host, mode: "off" }),
      say(at % 2 ? other : own, { kind: "change-settings", change: { panel: { width: 300 + at } } }),
    ]);
    writes.push(say(own, { kind: "change-settings", change: { theme: "dark" } }));
    writes.push(say(other, { kind: "change-settings", change: { overlaysEverywhere: true } }));
    expect((await Promise.all(writes)).every(({ ok }) => ok)).toBe(true);
    const all = await own.evaluate(() => chrome.storage.sync.get(null));
    expect(hosts.filter((host) => all[`site:${host}`] === "off")).toHaveLength(20);
    expect(all.settings).toMatchObject({ theme: "dark", overlaysEverywhere: true });
    await other.close();
  });

  test("a script in a page's place may not say what only the extension's own pages say", async () => {
    await open();
    await untilCleaned();
    const replies = await own.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: async () => {
          const forged = [
            { kind: "change-settings", change: { enabled: false } },
            { kind: "set-site", host: "a.example", mode: "off" },
            { kind: "to-page", tab: 1, message: { kind: "show-all" } },
            { kind: "restore-backup", backup: {} },
            { kind: "applied", hidden: -1, added: {} },
            { kind: "picked", selector: "x".repeat(1000) },
            { kind: "analyze", snapshot: { kinds: "?" } },
            { kind: "analyze", snapshot: null },
            { kind: "no such thing" },
            null,
            [],
            7,
          ];
          return Promise.all(forged.map((message) => chrome.runtime.sendMessage(message)));
        },
      });
      return injected?.result as { ok: boolean }[];
    }, given.page.url());
    expect(replies).toHaveLength(12);
    expect(replies.filter(({ ok }) => ok)).toEqual([]);
    expect(await stored(own, "sync", "settings")).toBeUndefined();
  });

  // The last ones: nothing of the extension is left as it was.
  test.each(["updated", "removed"])("an extension that is %s leaves open pages in peace", async (fate) => {
    await open();
    await untilCleaned();
    await say(own, { kind: "change-settings", change: { theme: "dark" } });
    const errors: string[] = [];
    given.page.on("pageerror", (error) => errors.push(String(error)));
    if (fate === "updated") await update(name, given.installed);
    else await given.installed.browser.uninstallExtension(given.installed.id);
    const passes = () => given.page.evaluate(() => performance.getEntriesByName("quiet-quotes:quiet").length);
    const before = await passes();
    await given.page.bringToFront();
    // What the old content script would see, and answer within the longest pause.
    await given.page.evaluate((box) => {
      const late = new DOMParser().parseFromString(box, "text/html").body.firstElementChild;
      document.querySelector("article > p:nth-of-type(3)")?.after(late ?? "");
    }, APPEAL_BOX);
    const another = await given.installed.browser.newPage();
    await another.goto(given.site.address("story"));
    await another.waitForSelector("#appeal", { hidden: fate === "updated", visible: fate === "removed" });
    await another.close();
    expect(await given.page.evaluate(isReadable, STORY)).toBe(true);
    expect(await passes()).toBe(before);
    // The reader comes back to the page: all of it is there.
    await given.page.bringToFront();
    await given.page.mouse.click(2, 2);
    await given.page.waitForSelector("#appeal", { visible: true });
    if (fate === "updated") {
      own = await openOwnPage(given.installed, "popup.html");
      expect(await stored(own, "sync", "settings")).toMatchObject({ theme: "dark" });
    }
    expect(errors).toEqual([]);
  });
});

/** Makes the background's storage refuse. */
function refuse(scope: Scope, method: "get" | "set"): void {
  const { storage } = scope.browser ?? scope.chrome;
  const areas = [storage.sync, storage.local];
  const whole = areas.map((area) => area[method]);
  for (const area of areas) Object.assign(area, { [method]: () => Promise.reject(new Error("locked")) });
  scope.mend = () => {
    areas.forEach((area, at) => {
      Object.assign(area, { [method]: whole[at] });
    });
  };
}
