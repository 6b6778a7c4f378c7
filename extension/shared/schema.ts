/** What the extension remembers and what its parts tell each other of it: the shape of everything in storage, and every default, once. */

import * as v from "valibot";
import type { NagKind } from "../engine/engine";

export const NAG_KINDS = [
  "donation",
  "subscription",
  "registration",
  "newsletter",
  "adblock",
  "app",
] as const satisfies readonly NagKind[];

/** Grows by one with every change of shape; `migrations.ts` has a step for each. */
export const SETTINGS_VERSION = 1;

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2}$/));

/** Characters of a template: what is synced has little room. */
export const TEMPLATE_MAX = 2000;

/** CSS pixels. */
export const PANEL_WIDTH = { min: 240, max: 800 };

const panel = v.object({
  opens: v.optional(v.picklist(["on-request", "by-itself"]), "on-request"),
  side: v.optional(v.picklist(["left", "right"]), "right"),
  width: v.optional(v.pipe(v.number(), v.integer(), v.minValue(PANEL_WIDTH.min), v.maxValue(PANEL_WIDTH.max)), 360),
  order: v.optional(v.picklist(["weight", "text", "speaker"]), "weight"),
  /** How quotations are written out; empty stands for our own way. */
  template: v.optional(v.pipe(v.string(), v.maxLength(TEMPLATE_MAX)), ""),
  /** Whether a cleaned page has a handle at its edge that opens the panel. */
  handle: v.optional(v.boolean(), true),
});

/** Settings that follow the reader from device to device where the browser syncs them. */
export const settings = v.object({
  /** Off stops everything, on all sites. */
  enabled: v.optional(v.boolean(), true),
  /** Nothing is cleaned by itself before that time, in milliseconds since 1970. */
  pausedUntil: v.optional(natural, 0),
  /** Whether pages are cleaned by themselves, where site access is granted. */
  cleaning: v.optional(v.picklist(["by-itself", "on-click"]), "by-itself"),
  kinds: v.optional(v.array(v.picklist(NAG_KINDS)), [...NAG_KINDS]),
  /** Languages looked for; none means all. */
  languages: v.optional(v.pipe(v.array(language), v.maxLength(60)), []),
  overlaysEverywhere: v.optional(v.boolean(), false),
  panel: v.optional(panel, {}),
  theme: v.optional(v.picklist(["system", "light", "dark"]), "system"),
});

/** What the panel in a page needs to know of the settings. */
export const panelLook = v.object({ panel, theme: settings.entries.theme });
export type PanelLook = v.InferOutput<typeof panelLook>;

/** A change of some of the panel's settings. */
export const panelPatch = v.partial(panel);

/** A change of some settings. */
export const patch = v.partial(v.object({ ...settings.entries, panel: panelPatch }));

export type Settings = v.InferOutput<typeof settings>;
export type PanelSettings = Settings["panel"];

/** A host as in `location.hostname`, without a leading `www.`. */
export const host = v.pipe(v.string(), v.maxLength(253), v.check(isHost));

function isHost(name: string): boolean {
  const address = `https://${name}`;
  return URL.canParse(address) && new URL(address).hostname === name && !name.startsWith("www.");
}

export const siteMode = v.picklist(["on", "off"]);
export type SiteMode = v.InferOutput<typeof siteMode>;

/** Which rule holds for a host: its own, that of a domain above it, or none. */
export interface SiteRule {
  mode: SiteMode | null;
  /** The host whose rule it is. */
  from: string | null;
}

/** A selector built by the extension from an element's name, id and classes. */
export const selector = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

/** A reader's own choices on a site. */
export const siteChoices = v.object({
  /** Prints of items that stay. */
  kept: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(100)),
  /** Selectors of blocks to hide too. */
  picked: v.pipe(v.array(selector), v.maxLength(100)),
});
export type SiteChoices = v.InferOutput<typeof siteChoices>;

/** What is counted. */
export const COUNTED = [...NAG_KINDS, "picked"] as const;

/** How many items were hidden: for each day (`2026-03-01`) and kind. No addresses. */
export const history = v.record(
  v.pipe(v.string(), v.isoDate()),
  v.partial(v.object(v.entriesFromList(COUNTED, natural))),
);
export type History = v.InferOutput<typeof history>;

/** A file of settings, as exported. */
export interface Backup {
  app: "quiet-quotes";
  version: number;
  settings: Settings;
  sites: Record<string, SiteMode>;
  choices: Record<string, SiteChoices>;
}
