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
} from "./schema";
import { type Note, parseSettings } from "./settings";

const file = v.object({
  app: v.literal("quiet-quotes"),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settings: v.record(v.string(), v.unknown()),
  sites: v.optional(v.record(v.string(), v.unknown()), {}),
  choices: v.optional(v.record(v.string(), v.unknown()), {}),
});

export class NotABackup extends Error {
  override name = "NotABackup";
}

export function makeBackup(
  settings: Settings,
  sites: Record<string, SiteMode>,
  choices: Record<string, SiteChoices>,
): Backup {
  return { app: "quiet-quotes", version: SETTINGS_VERSION, settings, sites, choices };
}

/** A backup and the fields of it that were damaged and left out. */
export function parseBackup(source: unknown): { backup: Backup; notes: Note[] } {
  const read = v.safeParse(file, source);
  if (!read.success) throw new NotABackup("This file holds no settings of Quiet Quotes.");
  const { version, settings: raw, sites, choices } = read.output;
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
  const taken: Record<string, Value> = {};
  for (const [key, value] of Object.entries(entries)) {
    if (v.is(host, key) && v.is(schema, value)) taken[key] = value;
    else notes.push({ field: `${name}.${key}` });
  }
  return taken;
}
