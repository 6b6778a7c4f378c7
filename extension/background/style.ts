/** Puts the style sheet of the content script's marks into pages. */

import { type Browser, browser } from "wxt/browser";
import { rulesFor } from "../../packages/dom/marks";
import { ByDocument, type PageDocument } from "./document-cache";

/** Style sheets that are there or on their way. */
const styled = new ByDocument<Promise<void>>();

/** Puts the style sheet in as the reader's own: no rule of the page wins over it, and it holds inside of shadow roots too. */
export function insertStyle(document: PageDocument, token: string): Promise<void> {
  const { tab, id } = document;
  const where = id ? { documentIds: [id] } : { frameIds: [0] };
  const target = { tabId: tab, ...where } as Browser.scripting.InjectionTarget;
  const inserted = browser.scripting.insertCSS({ target, css: rulesFor(token), origin: "USER" });
  // Whoever waits for it hears of a failure.
  inserted.catch(() => undefined);
  styled.set(document, inserted);
  return inserted;
}

/**
 * Waits until a document has its style sheet. Twice does no harm, should it have begun before this background did. Firefox
 * puts one in only once a page has loaded: until then the content script has one of its own.
 */
export async function withStyle(document: PageDocument, token: string): Promise<void> {
  const inserted = styled.get(document) ?? insertStyle(document, token);
  if (!import.meta.env.FIREFOX) await inserted;
}
