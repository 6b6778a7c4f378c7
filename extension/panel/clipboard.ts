/** Ways out of the panel: the clipboard and files. Neither needs a permission. */

import { newElement } from "../../packages/dom/safe";
import type { Reading } from "../content/reading";

/** Copies a text. Whether it worked. */
export async function copy(text: string, reading: Pick<Reading, "copy">): Promise<boolean> {
  try {
    // Not there on pages that are served without encryption.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return reading.copy(text);
  }
}

/** Saves a text as a file, by a link that never is in the page. */
export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = newElement(document, "a") as HTMLAnchorElement;
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
