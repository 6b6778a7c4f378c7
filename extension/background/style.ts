/** The one style sheet that gives the content script's marks their meaning. */

import { type Browser, browser } from "wxt/browser";
import { HIDDEN, PICKING, UNBLURRED, UNLOCKED } from "../protocol/marks";

const FREE = "position: static !important; touch-action: auto !important; pointer-events: auto !important";

const CSS = `
[${HIDDEN}] { display: none !important; }
[${UNLOCKED}="scroll"] { overflow-y: auto !important; height: auto !important; ${FREE}; }
[${UNLOCKED}="flow"] { overflow: visible !important; height: auto !important; ${FREE}; }
[${UNBLURRED}] { filter: none !important; }
[${PICKING}] { outline: 3px solid #d35400 !important; outline-offset: -3px !important; cursor: crosshair !important; }
`;

/**
 * Puts the style sheet into a document as the reader's own: no rule of the page wins over it, and it holds inside of
 * shadow roots too.
 */
export async function insertStyle(target: Browser.scripting.InjectionTarget): Promise<void> {
  await browser.scripting.insertCSS({ target, css: CSS, origin: "USER" });
}
