/** Which sites the browser lets the extension read by itself. */

import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { ALL_SITES } from "../storage/sites";

/** Match patterns of the sites that may be read; `null` until they are known. */
export function useAccess(): string[] | null {
  const [origins, setOrigins] = useState<string[] | null>(null);
  useEffect(() => {
    const again = () => void browser.permissions.getAll().then((all) => setOrigins(pages(all.origins ?? [])));
    again();
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
    return () => {
      browser.permissions.onAdded.removeListener(again);
      browser.permissions.onRemoved.removeListener(again);
    };
  }, []);
  return origins;
}

export function isForAll(origins: readonly string[]): boolean {
  return origins.some((origin) => origin === ALL_SITES || origin === "<all_urls>");
}

function pages(origins: string[]): string[] {
  return origins.filter((origin) => /^(\*|https?):\/\/|^<all_urls>$/.test(origin));
}
