/** The content script is registered for exactly the sites that the reader has granted, as long as pages are cleaned by themselves. */

import { browser } from "wxt/browser";
import { readSettings } from "../storage/stores";
import { inTurn } from "./turns";

const ID = "content";

/** Brings the registration in line with settings and permissions. */
export function register(): Promise<void> {
  return inTurn(async () => {
    const { settings } = await readSettings();
    const matches = settings.enabled && settings.cleaning === "by-itself" ? await grantedSites() : [];
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    if (matches.length === 0) return;
    await browser.scripting.registerContentScripts([{ id: ID, matches, js: ["/page.js"], runAt: "document_start" }]);
  });
}

export async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(\*|https?):\/\/|^<all_urls>$/.test(origin));
}
