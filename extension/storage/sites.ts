/** Sites: what a host is called, and which rule holds for it. */

import type { Settings, SiteMode, SiteRule } from "../shared/schema";

/** The match pattern of all of them. */
export const ALL_SITES = "*://*/*";

/** The host of an address without a leading `www.`; `null` for one that is no web page. */
export function hostOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.hostname.replace(/^www\./, "") : null;
}

/** The rule for a host: the nearest of its own and of the domains above it. */
export function ruleFor(host: string, sites: Record<string, SiteMode>): SiteRule {
  for (let from = host; from !== ""; from = domainAbove(from)) {
    const mode = Object.hasOwn(sites, from) ? sites[from] : undefined;
    if (mode) return { mode, from };
  }
  return { mode: null, from: null };
}

/** The rule that a host needs of its own to be cleaned by itself or not; `null` where all else already says so. */
export function ruleToSet(
  host: string,
  cleaned: boolean,
  sites: Record<string, SiteMode>,
  cleaning: Settings["cleaning"],
): SiteMode | null {
  const { mode } = ruleFor(domainAbove(host), sites);
  const isCleanedAnyway = mode === null ? cleaning === "by-itself" : mode === "on";
  if (cleaned === isCleanedAnyway) return null;
  return cleaned ? "on" : "off";
}

/** Whether pages of a site are cleaned without a click, by what the reader has set and allowed. */
export function isCleanedByItself({ rule, access }: { rule: SiteRule; access: boolean }, settings: Settings): boolean {
  if (!settings.enabled || !access || rule.mode === "off") return false;
  return settings.cleaning === "by-itself" || rule.mode === "on";
}

/** The host that a reader means by what they typed, be it a host or an address; `null` where it is none. */
export function hostFrom(typed: string): string | null {
  const text = typed.trim().replace(/^\*\./, "");
  const host = hostOf(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  // A word alone is a slip, not a site; a number alone would be taken for an address.
  if (!host || !/^[\w.-]+$|^\[/.test(host)) return null;
  return text.includes(".") || host === "localhost" || host.startsWith("[") ? host : null;
}

/** Match patterns of a host and all below it. */
export function originsOf(host: string): string[] {
  return isDomain(host) ? [`*://*.${host}/*`] : [`*://${host}/*`];
}

/** Whether a host can have others below it: an address in numbers has none. */
function isDomain(host: string): boolean {
  return !host.startsWith("[") && !/\.?\d+$/.test(host);
}

function domainAbove(host: string): string {
  const dot = host.indexOf(".");
  return dot < 0 ? "" : host.slice(dot + 1);
}
