/** The panel in a page, as tests find it. */

import type { ElementHandle } from "puppeteer-core";
import type { Page } from "./browsers";

/** A plain element behind the body; a parser puts none there. */
export const HOST = "html > div";

/** A selector for something in the panel. */
export const inside = (selector: string) => `${HOST} >>> ${selector}`;

/**
 * Waits for something in the panel of a page in front. Frame by frame: who waits for changes of the document hears of none
 * in a shadow root.
 */
export function untilShown(page: Page, selector: string): Promise<ElementHandle | null> {
  return page.waitForSelector(inside(selector), { visible: true });
}
