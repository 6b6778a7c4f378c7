/** What tests in a browser share. */

import { afterAll, afterEach, beforeAll } from "vitest";
import { type BrowserName, type Installed, launch, type Page, type Wishes } from "./browsers";
import { type Site, serve } from "./pages";

export interface Fixture {
  readonly installed: Installed;
  readonly site: Site;
  /** The page of this test: it is closed behind it. */
  page: Page;
}

/** A browser with the extension, and the pages that a site serves, for all tests of a group. A page that holds `late` comes in two parts. */
export function inBrowser(
  name: BrowserName,
  pages: Record<string, string>,
  wishes: Wishes = {},
  late?: string,
): Fixture {
  const given = {} as { installed: Installed; site: Site; page: Page };
  beforeAll(async () => {
    given.site = await serve(pages, late);
    given.installed = await launch(name, wishes);
  });
  afterEach(async () => {
    if (!given.page?.isClosed()) await given.page?.close();
  });
  afterAll(async () => {
    await given.installed?.browser.close();
    given.site?.close();
  });
  return given;
}
