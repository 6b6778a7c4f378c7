/** Puts the style sheet of the content script's marks into pages. */

import { type Browser, browser } from "wxt/browser";
import { RULES } from "../protocol/marks";

/**
 * Puts the style sheet into a document as the reader's own: no rule of the page wins over it, and it holds inside of
 * shadow roots too.
 */
export async function insertStyle(target: Browser.scripting.InjectionTarget): Promise<void> {
  await browser.scripting.insertCSS({ target, css: RULES, origin: "USER" });
}
