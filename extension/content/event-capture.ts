/**
 * Keeps from the page what the reader types and copies in the panel. Told by the panel's element itself, and only where the
 * reader did it: what a page dispatches has no effect here.
 */

import { copySelection } from "../../packages/dom/safe";
import { reading } from "./reading";

const KEYS = ["keydown", "keypress", "keyup"] as const;
/** Events that would tell the page which words are typed, copied or dragged. */
const WORDS = [
  "beforeinput",
  "input",
  "compositionstart",
  "compositionupdate",
  "compositionend",
  "copy",
  "cut",
  "paste",
  "dragstart",
  "drag",
  "dragend",
  "drop",
] as const;

/** Must be called before the page's own scripts run: of listeners in one place the first comes first. */
export function captureEvents(): void {
  for (const name of KEYS) window.addEventListener(name, holdKey, { capture: true });
  for (const name of WORDS) window.addEventListener(name, holdWords, { capture: true });
  window.addEventListener("copy", fillClipboard, { capture: true });
}

/** Keys that went down in the panel and are not up yet: one of them may have closed it. */
const down = new Set<string>();

function holdKey(event: KeyboardEvent): void {
  if (!event.isTrusted) return;
  if (!isInPanel(event) && !(event.type === "keyup" && down.has(event.code))) return;
  event.stopImmediatePropagation();
  if (event.type === "keyup") down.delete(event.code);
  if (event.type !== "keydown") return;
  down.add(event.code);
  reading()?.panel?.key(event);
}

function holdWords(event: Event): void {
  if (!event.isTrusted || !isInPanel(event)) return;
  // Our own copying is seen to by the listener behind this one.
  if (event.type === "copy" && copying !== null) return;
  event.stopImmediatePropagation();
  if (event.type === "input") reading()?.panel?.typed();
}

function isInPanel(event: Event): boolean {
  const host = reading()?.host ?? null;
  return host !== null && event.target === host;
}

/** The text that is being copied. */
let copying: string | null = null;

/** Copies a text where the browser's clipboard is not to be had, as on pages that come without encryption. */
export function copyText(text: string): boolean {
  copying = text;
  try {
    return copySelection(document);
  } finally {
    copying = null;
  }
}

function fillClipboard(event: ClipboardEvent): void {
  if (copying === null || !event.isTrusted) return;
  event.clipboardData?.setData("text/plain", copying);
  event.preventDefault();
  event.stopImmediatePropagation();
}
