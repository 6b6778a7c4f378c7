/** How the page in front stands: one state at a time, each with the one thing that changes it. */

import type { PageState, TabState } from "../protocol/messages";
import type { Settings } from "../shared/schema";
import { isCleanedByItself } from "../storage/sites";

/** What the one button of a state does. */
export type Deed =
  | "clean-now"
  | "switch-on"
  | "resume"
  | "site-on"
  | "always-here"
  | "show-all"
  | "hide-all"
  | "reload"
  | "pick";

export type Standing =
  /** A page of the browser or of a store. */
  | { kind: "closed"; deed: null }
  | { kind: "all-off"; deed: "switch-on" }
  | { kind: "paused"; deed: "resume"; until: number }
  | { kind: "site-off"; deed: "site-on" }
  | { kind: "waiting"; deed: "clean-now"; why: "click" | "access" | "reload" }
  | { kind: "reading"; deed: null }
  | { kind: "failed"; deed: "reload" }
  | { kind: "too-large"; deed: null }
  /** The page puts back what is hidden. */
  | { kind: "contested"; deed: "show-all" }
  /** The site keeps the rest of the story back, and it is left so. */
  | { kind: "kept-back"; deed: "show-all" | null }
  /** The page has put its wall back. */
  | { kind: "walled"; deed: "show-all" }
  /** `isWhole`: nothing tells that any of the story is missing. */
  | { kind: "clean"; deed: "show-all"; hidden: number; isWhole: boolean }
  /** Clean since the reader asked for it: the next page of this site will not be. */
  | { kind: "cleaned-once"; deed: "always-here" | "show-all"; hidden: number }
  | { kind: "shown"; deed: "hide-all" }
  /** All that was found is what the reader keeps. */
  | { kind: "kept"; deed: "pick" }
  | { kind: "nothing"; deed: "pick" }
  | { kind: "no-story"; deed: "pick" };

/** `now` in milliseconds since 1970. */
export function standingOf(tab: TabState, settings: Settings, now: number): Standing {
  if (tab.kind === "closed") return { kind: "closed", deed: null };
  if (tab.kind === "read" && tab.page.status !== "off") {
    const stays = isCleanedByItself(tab, settings);
    return ofPage(tab.page, stays ? "stays" : settings.enabled ? "once" : "off");
  }
  if (!settings.enabled) return { kind: "all-off", deed: "switch-on" };
  if (settings.pausedUntil > now) return { kind: "paused", deed: "resume", until: settings.pausedUntil };
  if (tab.rule.mode === "off") return { kind: "site-off", deed: "site-on" };
  return { kind: "waiting", deed: "clean-now", why: whyWaiting(tab, settings) };
}

function whyWaiting(tab: Exclude<TabState, { kind: "closed" }>, settings: Settings): "click" | "access" | "reload" {
  if (isCleanedByItself(tab, settings)) return "reload";
  return settings.cleaning === "on-click" && tab.rule.mode !== "on" ? "click" : "access";
}

function ofPage({ status, shown, items, story }: PageState, next: "stays" | "once" | "off"): Standing {
  if (status === "reading") return { kind: "reading", deed: null };
  if (status === "failed") return { kind: "failed", deed: "reload" };
  if (status === "too-large") return { kind: "too-large", deed: null };
  if (shown) return { kind: "shown", deed: "hide-all" };
  if (story.kind === "walled") return { kind: "walled", deed: "show-all" };
  if (status === "contested") return { kind: "contested", deed: "show-all" };
  // What nobody would have seen is no news.
  const seen = items.filter(({ seen }) => seen);
  const hidden = seen.filter(({ state }) => state === "hidden").length;
  if (story.kind === "kept-back") return { kind: "kept-back", deed: hidden > 0 ? "show-all" : null };
  if (hidden > 0 && next !== "stays") {
    return { kind: "cleaned-once", deed: next === "once" ? "always-here" : "show-all", hidden };
  }
  if (hidden > 0) return { kind: "clean", deed: "show-all", hidden, isWhole: story.kind === "whole" };
  if (seen.some(({ state }) => state === "shown")) return { kind: "shown", deed: "hide-all" };
  if (seen.length > 0) return { kind: "kept", deed: "pick" };
  return status === "no-article" ? { kind: "no-story", deed: "pick" } : { kind: "nothing", deed: "pick" };
}
