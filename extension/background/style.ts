/** Puts the style sheet of the content script's marks into pages. */

import { type Browser, browser } from "wxt/browser";
import { RULES } from "../protocol/marks";

/** A document, as far as its browser tells it from the others of its tab. */
export interface StyledDocument {
  tab: number;
  id: string | undefined;
}

/** Documents whose style sheet is there or on its way. Forgotten with the background, and where it grows long. */
const styled = new Map<string | number, Promise<void>>();

const MOST = 200;

/**
 * Puts the style sheet into a document that begins, as the reader's own: no rule of the page wins over it, and it holds
 * inside of shadow roots too.
 */
export function insertStyle({ tab, id }: StyledDocument): Promise<void> {
  const where = id ? { documentIds: [id] } : { frameIds: [0] };
  const target = { tabId: tab, ...where } as Browser.scripting.InjectionTarget;
  const inserted = browser.scripting.insertCSS({ target, css: RULES, origin: "USER" });
  // Whoever waits for it hears of a failure.
  inserted.catch(() => undefined);
  if (styled.size >= MOST) styled.clear();
  styled.set(id ?? tab, inserted);
  return inserted;
}

/** Waits until a document has its style sheet. Twice does no harm, should it have begun before this background did. */
export function withStyle(document: StyledDocument): Promise<void> {
  return styled.get(document.id ?? document.tab) ?? insertStyle(document);
}
