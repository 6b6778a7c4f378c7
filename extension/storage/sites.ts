/** Sites: what a host is called, and which rule holds for it. */

import type { SiteRule } from "../protocol/messages";
import type { SiteMode } from "./schema";

/** The host of an address without a leading `www.`; `null` for one that is no web page. */
export function hostOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.hostname.replace(/^www\./, "") : null;
}

/** The rule for a host: the nearest of its own and of the domains above it. */
export function ruleFor(host: string, sites: Record<string, SiteMode>): SiteRule {
  for (let from = host; from !== ""; from = domainAbove(from)) {
    const mode = sites[from];
    if (mode) return { mode, from };
  }
  return { mode: null, from: null };
}

function domainAbove(host: string): string {
  const dot = host.indexOf(".");
  return dot < 0 ? "" : host.slice(dot + 1);
}
