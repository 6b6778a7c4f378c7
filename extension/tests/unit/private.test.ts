/** Private windows leave no trace. Nothing drives both browsers into them, so the background is asked by itself. */

import { beforeEach, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { listen } from "../../background/router";

vi.mock("../../background/engine", () => ({ analyze: vi.fn(), startEngine: async () => undefined }));

const MESSAGES = [
  { kind: "applied", hidden: 1, added: { donation: 1 } },
  { kind: "keep", prints: ["please give"], keep: true },
  { kind: "picked", selector: "aside.promo" },
  { kind: "remember-panel", panel: { width: 300 } },
] as const;

let answer: (message: object, sender: object) => Promise<unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal("navigator", { locks: { request: (_: string, job: () => unknown) => job() } });
  Object.assign(browser.action, {
    setBadgeText: async () => undefined,
    setBadgeBackgroundColor: async () => undefined,
  });
  const add = vi.spyOn(browser.runtime.onMessage, "addListener");
  listen();
  const listener = add.mock.calls[0]?.[0] as (...given: unknown[]) => unknown;
  answer = (message, sender) => new Promise((resolve) => listener(message, sender, resolve));
});

test.each([
  [true, 0],
  [false, 3],
])("in a window that is private: %s, so many entries are stored: %i", async (incognito, count) => {
  const sender = { id: browser.runtime.id, url: "https://news.example/story", frameId: 0, tab: { id: 1, incognito } };
  for (const message of MESSAGES) expect(await answer(message, sender)).toMatchObject({ ok: true });
  const all = { ...(await browser.storage.local.get(null)), ...(await browser.storage.sync.get(null)) };
  expect(Object.keys(all)).toHaveLength(count);
});
