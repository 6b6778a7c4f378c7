/**
 * What is forgotten: private windows leave no trace, and what was read of a page is known for half a minute. Nothing drives
 * both browsers there, so the background is asked by itself.
 */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { listen } from "../../background/router";

vi.mock("../../background/engine", () => ({ analyze: async () => "an answer", startEngine: async () => undefined }));

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
  Object.assign(browser.scripting, { insertCSS: async () => undefined });
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

afterEach(() => vi.useRealTimers());

test("what was read of a page is forgotten after half a minute", async () => {
  vi.useFakeTimers();
  const sender = { id: browser.runtime.id, url: "https://news.example/story", frameId: 0, tab: { id: 2 } };
  const token = "abcdefghijkl";
  const change = { start: 1, end: 1, source: "" };
  const changed = () => answer({ kind: "analyze-changed", snapshot: {}, change, token }, sender);
  await answer({ kind: "analyze", snapshot: { source: "<p>" }, token }, sender);
  expect(await changed()).toEqual({ ok: true, value: "an answer" });
  vi.advanceTimersByTime(30_000);
  expect(await changed()).toEqual({ ok: true, value: null });
});
