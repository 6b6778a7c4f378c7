/** The panel in a page, as tests find it. */

import type { ElementHandle, KeyInput } from "puppeteer-core";
import { beforeEach, vi } from "vitest";
import type { Settings } from "../../shared/schema";
import { type BrowserName, type Page, readSettings, tellPage } from "./browsers";
import { inBrowser } from "./fixture";

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

/** A page for each test, in a wide window, and what is done with the panel in it. */
export function withPanel<Path extends string>(name: BrowserName, pages: Record<Path, string>) {
  const given = inBrowser(name, pages);

  beforeEach(async () => {
    given.page = await given.installed.browser.newPage();
    await given.page.setViewport({ width: 1280, height: 800 });
  });

  async function visit(path: Path): Promise<void> {
    await given.page.goto(given.site.address(path));
    await given.page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
  }

  async function show(): Promise<void> {
    await tellPage(given.installed, given.page.url(), { kind: "open-panel" });
    await given.page.bringToFront();
  }

  async function open(path: Path): Promise<void> {
    await visit(path);
    await show();
    await untilShown(given.page, ".panel");
  }

  const seen = (selector: string) =>
    given.page.$$eval(inside(selector), (all) => all.map((one) => one.textContent ?? ""));
  const quotes = () => seen(".quote q");
  const status = (part: string) =>
    given.page.waitForFunction(
      (host, part) =>
        document.querySelector(host)?.shadowRoot?.querySelector("footer [role=status]")?.textContent?.includes(part),
      {},
      HOST,
      part,
    );
  /** Chooses an order, and waits until it is remembered: another page that opens now would hear of it while it is tried. */
  async function order(by: Settings["panel"]["order"]): Promise<void> {
    await given.page.click(inside(`[value=${by}]`));
    const isRemembered = async () => (await readSettings(given.installed)).panel.order === by;
    await vi.waitUntil(isRemembered, { timeout: 10_000, interval: 50 });
  }

  const press = (key: KeyInput) => given.page.keyboard.press(key);

  return { given, visit, show, open, seen, quotes, status, order, press };
}
