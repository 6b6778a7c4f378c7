/** What a reader sees of a story, from the first look to leaving the page, in real browsers. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, type Browser, launch, type Page } from "./browsers";
import { APPEAL, APPEAL_BOX, FRONT_PAGE, type Policy, type Site, STUCK, serve, story } from "./pages";

const PAGES = {
  story: story({ inside: APPEAL_BOX }),
  stuck: story({ inside: STUCK }),
  front: FRONT_PAGE,
};

/** What a reader sees of an element. */
const isSeen = (selector: string) => {
  const element = document.querySelector(selector);
  return element !== null && element.getClientRects().length > 0;
};

describe.each(BROWSERS)("in %s", (name) => {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    site = await serve(PAGES);
    ({ browser } = await launch(name));
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  async function open(page: keyof typeof PAGES, policy: Policy): Promise<Page> {
    const tab = await browser.newPage();
    await tab.goto(site.address(page, policy));
    return tab;
  }

  describe.each<Policy>(["open", "no scripts"])("on a page served with %s", (policy) => {
    test("an appeal in a story is hidden and the story stands", async () => {
      const page = await open("story", policy);
      await page.waitForSelector("#appeal", { hidden: true });
      expect(await page.evaluate(isSeen, "article > p:last-of-type")).toBe(true);
      await page.close();
    });

    test("an appeal at the end of a paragraph is cut out of it", async () => {
      const page = await open("stuck", policy);
      await page.waitForFunction((appeal) => !document.getElementById("stuck")?.innerText.includes(appeal), {}, APPEAL);
      const text = await page.$eval("#stuck", (paragraph) => (paragraph as HTMLElement).innerText);
      expect(text).toContain("The council meets again on Thursday");
      await page.close();
    });
  });
});
