/** Puts the style sheet of the content script's marks into pages. */

import { type Browser, browser } from "wxt/browser";
import { RULES } from "../protocol/marks";
import { ByDocument, type PageDocument } from "./documents";

/** Style sheets that are there or on their way. */
const styled = new ByDocument<Promise<void>>();

/**
 * Puts the style sheet into a document that begins, as the reader's own: no rule of the page wins over it, and it holds
 * inside of shadow roots too.
 */
export function insertStyle(document: PageDocument): Promise<void> {
  const { tab, id } = document;
  const where = id ? { documentIds: [id] } : { frameIds: [0] };
  const target = { tabId: tab, ...where } as Browser.scripting.InjectionTarget;
  const inserted = browser.scripting.insertCSS({ target, css: RULES, origin: "USER" });
  // Whoever waits for it hears of a failure.
  inserted.catch(() => undefined);
  styled.set(document, inserted);
  return inserted;
}

/** Waits until a document has its style sheet. Twice does no harm, should it have begun before this background did. */
export function withStyle(document: PageDocument): Promise<void> {
  return styled.get(document) ?? insertStyle(document);
}
