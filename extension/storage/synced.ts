/**
 * Values that follow the reader from device to device. Where the browser refuses one (it has no sync, or its quota is
 * used up), it is held back on this device and wins over the synced one, until a later write gets through.
 */

import { browser } from "wxt/browser";

export const HELD_BACK = "held-back";

/** Values by key; `null` stands for one that is removed. */
type Values = Record<string, unknown>;

/** The values of some keys, or of all. */
export async function readSynced(keys: string[] | null): Promise<Values> {
  const [synced, held] = await Promise.all([browser.storage.sync.get(keys).catch(() => ({})), heldBack()]);
  const all = Object.entries({ ...synced, ...held });
  return Object.fromEntries(all.filter(([key, value]) => value !== null && (keys?.includes(key) ?? true)));
}

/** What is kept on this device alone, since the browser does not sync it. */
export async function heldBack(): Promise<Values> {
  const held = (await browser.storage.local.get(HELD_BACK))[HELD_BACK];
  return typeof held === "object" && held !== null ? { ...held } : {};
}

/** Writes and removes values; nothing is lost whatever the browser says. */
export async function writeSynced(values: Values): Promise<void> {
  const before = await heldBack();
  const isSynced = await sync(values);
  const keys = Object.keys(values);
  const others = Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key)));
  const held = isSynced ? others : { ...others, ...values };
  if (Object.keys(held).length > 0) await browser.storage.local.set({ [HELD_BACK]: held });
  else if (Object.keys(before).length > 0) await browser.storage.local.remove(HELD_BACK);
}

/** Tries again what was held back. */
export async function syncAgain(): Promise<void> {
  const held = await heldBack();
  if (Object.keys(held).length > 0) await writeSynced(held);
}

async function sync(values: Values): Promise<boolean> {
  const entries = Object.entries(values);
  const kept = entries.filter(([, value]) => value !== null);
  const gone = entries.filter(([, value]) => value === null).map(([key]) => key);
  try {
    if (kept.length > 0) await browser.storage.sync.set(Object.fromEntries(kept));
    if (gone.length > 0) await browser.storage.sync.remove(gone);
    return true;
  } catch {
    return false;
  }
}
