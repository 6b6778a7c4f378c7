/** What the reader can do in the popup. */

import { browser } from "wxt/browser";
import { ask } from "../protocol/client";
import type { TabState, ToContent } from "../protocol/messages";
import type { Settings } from "../shared/schema";
import { ALL_SITES, originsOf, ruleToSet } from "../storage/sites";
import { readSites } from "../storage/stores";
import type { Deed } from "./standing";
import type { Watched } from "./tab";

export type Open = Exclude<TabState, { kind: "closed" }>;

/** Milliseconds. */
const HOUR = 3_600_000;

export interface Deeds {
  /** Does what the one button of a state says. */
  act(deed: Deed): void;
  tell(message: ToContent): Promise<void>;
  openPanel(): void;
  openSettings(): void;
  switchAll(enabled: boolean): void;
  /** Whether this site is cleaned by itself from now on. */
  setSite(cleaned: boolean): void;
  alwaysEverywhere(): void;
  pause(): void;
}

/** `onRefused` hears whether the browser has given the access that was asked for. */
export function deedsOn(
  watched: Watched,
  open: Open | null,
  settings: Settings,
  onRefused: (refused: boolean) => void,
): Deeds {
  const { tell, act } = watched;
  const change = (change: Partial<Settings>) => void act(() => ask({ kind: "change-settings", change }));
  const cleanNow = () => void act(({ id }) => ask({ kind: "clean-tab", tab: id }));
  const setRule = async (host: string, cleaned: boolean) =>
    ask({ kind: "set-site", host, mode: ruleToSet(host, cleaned, await readSites(), settings.cleaning) });
  /** The browser asks only while the click is being handled, so nothing may be waited for before. */
  const always = (origins: string[], changed: () => Promise<unknown>) => {
    const asked = open?.access ? true : browser.permissions.request({ origins });
    const done = changed();
    void act(async ({ id }) => {
      const [granted] = await Promise.all([asked, done]);
      onRefused(!granted);
      if (granted) await ask({ kind: "clean-tab", tab: id });
    });
  };
  const setSite = (cleaned: boolean) => {
    if (!open) return;
    // Nothing of a private window is kept, the names of its sites included: it holds for the page that is open.
    if (open.isPrivate) {
      if (cleaned) cleanNow();
      else void tell({ kind: "changed", active: false });
    } else if (!cleaned) void act(() => setRule(open.host, false));
    else always(originsOf(open.host), () => setRule(open.host, true));
  };
  const doDeed: Record<Deed, () => void> = {
    "clean-now": cleanNow,
    "switch-on": () => change({ enabled: true }),
    resume: () => change({ pausedUntil: 0 }),
    "site-on": () => setSite(true),
    "always-here": () => setSite(true),
    "show-all": () => void tell({ kind: "show-all" }),
    "hide-all": () => void tell({ kind: "hide-all" }),
    reload: () => leave(reload(watched)),
    pick: () => leave(tell({ kind: "pick" })),
  };
  return {
    act: (deed) => doDeed[deed](),
    tell,
    openPanel: () => leave(tell({ kind: "open-panel" })),
    openSettings: () => leave(browser.runtime.openOptionsPage()),
    switchAll: (enabled) => change({ enabled }),
    setSite,
    alwaysEverywhere: () =>
      always([ALL_SITES], () => ask({ kind: "change-settings", change: { cleaning: "by-itself" } })),
    pause: () => change({ pausedUntil: Date.now() + HOUR }),
  };
}

async function reload({ tab }: Watched): Promise<void> {
  if (tab) await browser.tabs.reload(tab.id);
}

/** Closes the popup once something is done that goes on in the page. */
function leave(done: Promise<void>): void {
  void done.then(() => window.close());
}
