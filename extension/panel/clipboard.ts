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

/** Saves a text as a file. */
export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Opens the address of another program, which the browser asks the reader about. */
export function openProgram(address: string): void {
  follow(address);
}

/** Follows a link that never is in the page. */
function follow(address: string, name?: string): void {
  const link = newElement(document, "a") as HTMLAnchorElement;
  link.href = address;
  if (name !== undefined) link.download = name;
  link.click();
}
