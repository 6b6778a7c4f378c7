/** Puts the style sheet of the content script's marks into pages. */

import { type Browser, browser } from "wxt/browser";
import { FILE, RULES } from "../../packages/dom/marks";
import { ByDocument, type PageDocument } from "./document-cache";

/** Style sheets that are there or on their way. */
const styled = new ByDocument<Promise<void>>();

/**
 * The style sheet as it comes with a registered content script. Firefox tells late that a style sheet was put into a page
 * that is loading, and loads a registered one before all else; Chromium puts it in at once, and registers none as the reader's.
 */
export const REGISTERED = import.meta.env.FIREFOX ? { css: [`/${FILE}`], cssOrigin: "user" as const } : null;

/** A document begins: gives it the style sheet, unless that has come with its content script. */
export function beginWithStyle(document: PageDocument, isRegistered: boolean): void {
  if (isRegistered && REGISTERED) styled.set(document, Promise.resolve());
  else void insertStyle(document);
}

/** Puts the style sheet in as the reader's own: no rule of the page wins over it, and it holds inside of shadow roots too. */
function insertStyle(document: PageDocument): Promise<void> {
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
