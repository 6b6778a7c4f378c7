/**
 * Where things lie: settings and site rules in the synced area, what is chosen on this device in the local one.
 * Everybody may read; only the background writes, one change after the other.
 */

import * as v from "valibot";
import { browser } from "wxt/browser";
import { type History, history, type SiteChoices, type SiteMode, siteChoices, siteMode } from "../shared/schema";
import { type Note, parseSettings, type ReadSettings } from "./settings";
import { HELD_BACK, readSynced } from "./synced";

export const SETTINGS = "settings";
export const HISTORY = "history";
const SITE = "site:";
const CHOICES = "choices:";

export const siteKey = (host: string) => SITE + host;
export const choicesKey = (host: string) => CHOICES + host;

/** Shuts content scripts out of storage, where the browser can: they ask the background for what they need of it. */
export async function keepFromPages(): Promise<void> {
  const areas = [browser.storage.local, browser.storage.sync, browser.storage.session];
  await Promise.allSettled(areas.map((area) => area.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" })));
}

/** Whether settings are among some changes of storage. */
export function changesSettings(changes: object): boolean {
  return SETTINGS in changes || HELD_BACK in changes;
}

export async function readSettings(): Promise<ReadSettings> {
  return parseSettings((await readSynced([SETTINGS]))[SETTINGS]);
}

/** All site rules, by host. */
export async function readSites(): Promise<Record<string, SiteMode>> {
  return byHost(await readSynced(null), SITE, siteMode);
}

/** The reader's choices on all sites, by host. */
export async function readAllChoices(): Promise<Record<string, SiteChoices>> {
  return byHost(await browser.storage.local.get(null), CHOICES, siteChoices);
}

export async function readChoices(host: string): Promise<SiteChoices> {
  const key = choicesKey(host);
  const read = v.safeParse(siteChoices, (await browser.storage.local.get(key))[key]);
  return read.success ? read.output : { kept: [], picked: [] };
}

/** The history; damaged days are left out. */
export async function readHistory(): Promise<History> {
  const raw = (await browser.storage.local.get(HISTORY))[HISTORY];
  if (typeof raw !== "object" || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).filter(([day, counts]) => v.is(history, { [day]: counts })));
}

/** Stored entries that are damaged, and so taken for absent. */
export async function readDamaged(): Promise<Note[]> {
  const [synced, local] = await Promise.all([readSynced(null), browser.storage.local.get(null)]);
  return [...damaged(synced, SITE, siteMode), ...damaged(local, CHOICES, siteChoices)];
}

function damaged(all: Record<string, unknown>, prefix: string, schema: v.GenericSchema<unknown>): Note[] {
  const keys = Object.keys(all).filter((key) => key.startsWith(prefix) && !v.is(schema, all[key]));
  return keys.map((field) => ({ field }));
}

/** Entries of a kind of key that are whole. */
function byHost<Value>(all: Record<string, unknown>, prefix: string, schema: v.GenericSchema<Value>) {
  const found: Record<string, Value> = {};
  for (const [key, value] of Object.entries(all)) {
    if (key.startsWith(prefix) && v.is(schema, value)) found[key.slice(prefix.length)] = value;
  }
  return found;
}
