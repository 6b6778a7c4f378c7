/** Reads and checks what is stored as settings. Only the background writes it. */

import * as v from "valibot";
import { SETTINGS_VERSION, type Settings, settings } from "../shared/schema";
import { migrate } from "./migrations";

/** A field that was damaged and stands at its default. */
export interface Note {
  field: string;
}

export interface ReadSettings {
  settings: Settings;
  notes: Note[];
}

export const defaults: Settings = v.parse(settings, {});

/** Settings from whatever was stored: brought to the newest shape, then taken field by field. */
export function parseSettings(stored: unknown): ReadSettings {
  if (stored === undefined || stored === null) return { settings: defaults, notes: [] };
  const raw = migrate(stored);
  if (!isRecord(raw)) return { settings: defaults, notes: [{ field: "settings" }] };
  const notes: Note[] = [];
  return { settings: takeFields(settings, raw, defaults, "", notes) as Settings, notes };
}

/** Whether pages are cleaned now. A pause ends by itself: pages that are open stay as they are until they are cleaned. */
export function isOn({ enabled, pausedUntil }: Settings): boolean {
  return enabled && pausedUntil <= Date.now();
}

/** What is stored for some settings. */
export function stored(value: Settings): Record<string, unknown> {
  return { version: SETTINGS_VERSION, ...value };
}

type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;

function takeFields(
  schema: Fields,
  raw: Record<string, unknown>,
  fallback: object,
  path: string,
  notes: Note[],
): object {
  const taken: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.entries)) {
    const standard: unknown = Reflect.get(fallback, name);
    const value = raw[name];
    const inner = "wrapped" in field ? (field.wrapped as v.GenericSchema | Fields) : field;
    if (inner.type === "object" && isRecord(value) && isRecord(standard)) {
      taken[name] = takeFields(inner as Fields, value, standard, `${path}${name}.`, notes);
      continue;
    }
    const result = v.safeParse(field as v.GenericSchema, value);
    if (!result.success) notes.push({ field: `${path}${name}` });
    taken[name] = result.success ? result.output : standard;
  }
  return taken;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
