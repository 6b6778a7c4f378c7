/** All that is ever written to storage. */

import { browser } from "wxt/browser";
import type { PanelSettings, Settings, SiteChoices, SiteMode } from "../shared/schema";
import { parseBackup } from "../storage/backup";
import { addToHistory, type Counts } from "../storage/history";
import { stored } from "../storage/settings";
import {
  choicesKey,
  HISTORY,
  readAllChoices,
  readChoices,
  readDamaged,
  readHistory,
  readSettings,
  readSites,
  SETTINGS,
  siteKey,
} from "../storage/stores";
import { writeSynced } from "../storage/synced";
import { inTurn } from "./mutex";

/** Changes some settings; gives all as they are then. */
export function changeSettings(
  change: Partial<Omit<Settings, "panel">>,
  panel: Partial<PanelSettings> = {},
): Promise<Settings> {
  return inTurn(async () => {
    const { settings } = await readSettings();
    const changed = { ...settings, ...change, panel: { ...settings.panel, ...panel } };
    await writeSynced({ [SETTINGS]: stored(changed) });
    return changed;
  });
}

/** Sets or takes back a site's rule. */
export function setSite(host: string, mode: SiteMode | null): Promise<void> {
  return inTurn(() => writeSynced({ [siteKey(host)]: mode }));
}

/** Forgets the reader's choices on a site: all, or one of them. */
export function forgetChoices(host: string, only?: { list: keyof SiteChoices; entry: string }): Promise<void> {
  return inTurn(async () => {
    const choices = only ? await readChoices(host) : { kept: [], picked: [] };
    if (only) choices[only.list] = choices[only.list].filter((entry) => entry !== only.entry);
    if (choices.kept.length + choices.picked.length > 0) {
      await browser.storage.local.set({ [choicesKey(host)]: choices });
    } else await browser.storage.local.remove(choicesKey(host));
  });
}

export function clearHistory(): Promise<void> {
  return inTurn(() => browser.storage.local.remove(HISTORY));
}

export function countInHistory(added: Counts, day: string): Promise<void> {
  return inTurn(async () => {
    await browser.storage.local.set({ [HISTORY]: addToHistory(await readHistory(), added, day) });
  });
}

export function pick(host: string, selector: string): Promise<void> {
  return inTurn(async () => {
    const { kept, picked } = await readChoices(host);
    const all = [...new Set([...picked, selector])].slice(-100);
    await browser.storage.local.set({ [choicesKey(host)]: { kept, picked: all } });
  });
}

export function keep(host: string, prints: readonly string[], isKept: boolean): Promise<void> {
  return inTurn(async () => {
    const { kept, picked } = await readChoices(host);
    const others = kept.filter((other) => !prints.includes(other));
    const all = isKept ? [...others, ...prints].slice(-100) : others;
    await browser.storage.local.set({ [choicesKey(host)]: { kept: all, picked } });
  });
}

/** Puts a backup in the place of settings, site rules and choices. Throws where it is none. */
export function restoreBackup(source: unknown): Promise<void> {
  return inTurn(async () => {
    const { backup } = parseBackup(source);
    const gone = Object.keys(await readSites()).map((host) => [siteKey(host), null]);
    await writeSynced({
      ...Object.fromEntries(gone),
      [SETTINGS]: stored(backup.settings),
      ...prefixed(siteKey, backup.sites),
    });
    await browser.storage.local.remove(Object.keys(await readAllChoices()).map(choicesKey));
    await browser.storage.local.set(prefixed(choicesKey, backup.choices));
  });
}

/** Writes settings anew with defaults for what is damaged, and removes damaged entries. */
export function repair(): Promise<void> {
  return inTurn(async () => {
    const { settings } = await readSettings();
    const keys = (await readDamaged()).map(({ field }) => field);
    await writeSynced({ [SETTINGS]: stored(settings), ...Object.fromEntries(keys.map((key) => [key, null])) });
    await browser.storage.local.remove(keys);
  });
}

function prefixed(key: (host: string) => string, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([host, value]) => [key(host), value]));
}
