/**
 * The content script is registered for exactly the sites that the reader has granted, as long as pages are cleaned by
 * themselves; else for those of them that the reader has named.
 */

import { browser } from "wxt/browser";
import type { Settings } from "../shared/schema";
import { originsOf } from "../storage/sites";
import { readSettings, readSites } from "../storage/stores";
import { inTurn } from "./mutex";

const ID = "content";

/** Brings the registration in line with settings and permissions. */
export function register(): Promise<void> {
  return inTurn(async () => {
    const { settings } = await readSettings();
    const matches = settings.enabled ? await sitesToClean(settings) : [];
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    if (matches.length === 0) return;
    await browser.scripting.registerContentScripts([{ id: ID, matches, js: ["/page.js"], runAt: "document_start" }]);
  });
}

async function sitesToClean({ cleaning }: Settings): Promise<string[]> {
  if (cleaning === "by-itself") return grantedSites();
  const named = Object.entries(await readSites()).filter(([, mode]) => mode === "on");
  const granted = await Promise.all(
    named.map(async ([host]) => {
      const origins = originsOf(host);
      return (await browser.permissions.contains({ origins })) ? origins : [];
    }),
  );
  return granted.flat();
}

export async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(\*|https?):\/\/|^<all_urls>$/.test(origin));
}
