/** Tabs: starting the content script in them, talking to it, and the badge. */

import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Envelope } from "../protocol/client";
import { type PageState, type TabState, type ToContent, toContent } from "../protocol/messages";
import type { PanelLook } from "../shared/schema";
import { isOn } from "../storage/settings";
import { hostOf, ruleFor } from "../storage/sites";
import { readSettings, readSites } from "../storage/stores";

/** Sends a message to a tab's content script; `null` where there is none. */
export async function tell(tab: number, message: ToContent): Promise<PageState | null> {
  if (!v.is(toContent, message)) return null;
  const reply: Envelope<PageState | null> | undefined = await browser.tabs
    .sendMessage(tab, message, { frameId: 0 })
    .catch(() => undefined);
  if (!reply) return null;
  if (!reply.ok) throw new Error(reply.error);
  return reply.value;
}

/** How a tab stands. */
export async function stateOf(tab: number): Promise<TabState> {
  const page = await tell(tab, { kind: "page-state" });
  const { url, incognito: isPrivate } = await browser.tabs.get(tab);
  const host = hostOf(url);
  if (!host) return { kind: "closed" };
  const site = { host, rule: ruleFor(host, await readSites()), access: await hasAccess(host), isPrivate };
  return page ? { kind: "read", page, ...site } : { kind: "idle", ...site };
}

/** Tabs that a click has asked to clean: their documents begin whatever the settings say. */
const asked = new Set<number>();

export function wasAsked(tab: number): boolean {
  return asked.has(tab);
}

/** Cleans a tab now, and waits until that is done. */
export async function clean(tab: number): Promise<TabState> {
  asked.add(tab);
  try {
    const changed = { kind: "changed", active: true } as const;
    if (!(await tell(tab, changed))) {
      await browser.scripting.executeScript({ target: { tabId: tab }, files: ["/page.js"] });
      await tell(tab, changed);
    }
    return await stateOf(tab);
  } finally {
    // The content script says that it begins in the same turn; a later document in this tab asks anew.
    setTimeout(() => asked.delete(tab), 2000);
  }
}

/**
 * Tells every open page how its site stands now, and cleans those in front that wait for it. Where access was withdrawn, what
 * a click has given to a page goes with it: browsers do not tell the two apart.
 */
export async function followRules(isWithdrawn = false): Promise<void> {
  const [{ settings }, sites, tabs] = await Promise.all([readSettings(), readSites(), browser.tabs.query({})]);
  await Promise.all(
    tabs.map(async (tab) => {
      const host = hostOf(tab.url);
      if (tab.id === undefined) return;
      // No address is told of a page to which there is no access, or no more: nothing stays hidden in it.
      if (!host) return void (await tell(tab.id, { kind: "changed", active: false }).catch(() => null));
      const { mode } = ruleFor(host, sites);
      const active = isOn(settings) && mode !== "off" && !(isWithdrawn && !(await hasAccess(host)));
      if (await tell(tab.id, { kind: "changed", active })) return;
      const byItself = settings.cleaning === "by-itself" || mode === "on";
      // A page that no extension may read refuses; there is nothing to do then.
      if (active && byItself && tab.active && (await hasAccess(host))) await clean(tab.id).catch(() => null);
    }),
  );
}

/** Tells open panels how to look now. */
export async function showLook(look: PanelLook): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && tell(id, { kind: "panel-look", look }).catch(() => null)));
}

export async function showPanel(tab: number, part: "panel" | "handle"): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [`/${part}.js`] });
}

/** Does a command in a tab, starting the content script where it does not run. */
export async function command(tab: number, message: ToContent): Promise<void> {
  if (await tell(tab, message)) return;
  await clean(tab);
  if (message.kind !== "toggle-nags") await tell(tab, message);
}

export async function setBadge(tab: number, hidden: number): Promise<void> {
  await browser.action.setBadgeText({ tabId: tab, text: hidden > 0 ? String(hidden) : "" });
  await browser.action.setBadgeBackgroundColor({ tabId: tab, color: "#4a5568" });
}

async function hasAccess(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`*://${host}/*`] });
}
