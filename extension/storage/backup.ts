/** Export and import of settings, site rules and choices. */

import * as v from "valibot";
import {
  type Backup,
  host,
  SETTINGS_VERSION,
  type Settings,
  type SiteChoices,
  type SiteMode,
  siteChoices,
  siteMode,
} from "../shared/schema";
import { type Note, parseSettings } from "./settings";

const file = v.object({
  app: v.literal("quiet-quotes"),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settings: v.record(v.string(), v.unknown()),
  sites: v.optional(v.record(v.string(), v.unknown()), {}),
  choices: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** Sites in a file: more than a reader sets in a life. */
const MOST = 2000;

export class NotABackup extends Error {
  override name = "NotABackup";
}

export function makeBackup(
  settings: Settings,
  sites: Record<string, SiteMode>,
  choices: Record<string, SiteChoices>,
): Backup {
  // A pause is of the hour, and no setting to carry elsewhere.
  return { app: "quiet-quotes", version: SETTINGS_VERSION, settings: { ...settings, pausedUntil: 0 }, sites, choices };
}

/** A backup and the fields of it that were damaged and left out. */
export function parseBackup(source: unknown): { backup: Backup; notes: Note[] } {
  const read = v.safeParse(file, source);
  if (!read.success) throw new NotABackup("This file holds no settings of Quiet Quotes.");
  const { version, settings: raw, sites, choices } = read.output;
  if (Math.max(Object.keys(sites).length, Object.keys(choices).length) > MOST) {
    throw new NotABackup("This file holds more sites than anybody sets.");
  }
  const { settings, notes } = parseSettings({ ...raw, version });
  const backup = makeBackup(
    settings,
    whole("sites", sites, siteMode, notes),
    whole("choices", choices, siteChoices, notes),
  );
  return { backup, notes };
}

function whole<Value>(
  name: string,
  entries: Record<string, unknown>,
  schema: v.GenericSchema<Value>,
  notes: Note[],
): Record<string, Value> {
  const taken: [string, Value][] = [];
  for (const [key, value] of Object.entries(entries)) {
    if (v.is(host, key) && v.is(schema, value)) taken.push([key, value]);
    else notes.push({ field: `${name}.${key}` });
  }
  return Object.fromEntries(taken);
}

/** One thing that a backup would change; `null` stands for one that is not there. */
export interface BackupChange {
  part: "settings" | "sites" | "choices";
  /** A setting's path or a host. */
  name: string;
  from: unknown;
  to: unknown;
}

/** What would change if `next` took the place of `now`. */
export function compare(now: Backup, next: Backup): BackupChange[] {
  return [
    ...changes("settings", flat(now.settings), flat(next.settings)),
    ...changes("sites", now.sites, next.sites),
    ...changes("choices", now.choices, next.choices),
  ];
}

function flat({ panel, ...settings }: Settings): Record<string, unknown> {
  const inner = Object.entries(panel).map(([name, value]) => [`panel.${name}`, value]);
  return { ...settings, ...Object.fromEntries(inner) };
}

function changes(
  part: BackupChange["part"],
  now: Record<string, unknown>,
  next: Record<string, unknown>,
): BackupChange[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(next)])].sort();
  const value = (values: Record<string, unknown>, name: string) => (Object.hasOwn(values, name) ? values[name] : null);
  return names
    .map((name) => ({ part, name, from: value(now, name), to: value(next, name) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
