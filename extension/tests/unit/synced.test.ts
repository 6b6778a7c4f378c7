import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { heldBack, readSynced, syncAgain, writeSynced } from "../../storage/synced";

const refuse = () => Promise.reject(new Error("QUOTA_BYTES quota exceeded"));

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe("where the browser syncs", () => {
  test("values are written there, and removed there", async () => {
    await writeSynced({ one: 1, two: 2 });
    await writeSynced({ one: null });
    expect(await browser.storage.sync.get(null)).toEqual({ two: 2 });
    expect(await readSynced(null)).toEqual({ two: 2 });
    expect(await browser.storage.local.get(null)).toEqual({});
  });
});

describe("where the browser refuses", () => {
  test("a value is kept on the device and wins over the synced one", async () => {
    await writeSynced({ one: "old", two: 2 });
    vi.spyOn(browser.storage.sync, "set").mockImplementation(refuse);
    await writeSynced({ one: "new" });
    expect(await readSynced(["one"])).toEqual({ one: "new" });
    expect(await readSynced(null)).toEqual({ one: "new", two: 2 });
    expect(await heldBack()).toEqual({ one: "new" });
  });

  test("a removed value stays removed", async () => {
    await writeSynced({ one: 1 });
    vi.spyOn(browser.storage.sync, "remove").mockImplementation(refuse);
    await writeSynced({ one: null });
    expect(await readSynced(null)).toEqual({});
  });

  test("nothing synced can be read, and what is on the device can", async () => {
    vi.spyOn(browser.storage.sync, "set").mockImplementation(refuse);
    vi.spyOn(browser.storage.sync, "get").mockImplementation(refuse);
    await writeSynced({ one: 1 });
    expect(await readSynced(null)).toEqual({ one: 1 });
  });

  test("what was held back gets through later, with the next write of it or when tried again", async () => {
    const set = vi.spyOn(browser.storage.sync, "set").mockImplementation(refuse);
    await writeSynced({ one: 1, two: 2 });
    set.mockRestore();
    await writeSynced({ one: 10 });
    expect(await heldBack()).toEqual({ two: 2 });
    await syncAgain();
    expect(await heldBack()).toEqual({});
    expect(await browser.storage.sync.get(null)).toEqual({ one: 10, two: 2 });
  });
});
