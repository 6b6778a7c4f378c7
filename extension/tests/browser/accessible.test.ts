/** axe-core has nothing to say against the extension's own pages, light and dark. */

import { beforeAll, describe, test } from "vitest";
import { BROWSERS, openOwnPage, type Page, polling } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_LINE, story } from "./pages";
import { expectAccessible, openPopup, press, say, untilSaid } from "./test-page";

describe.each(BROWSERS)("in %s", (name) => {
  let options: Page;
  let page: Page;

  const given = inBrowser(name, { box: story({ inside: APPEAL_LINE }) });

  beforeAll(async () => {
    options = await openOwnPage(given.installed, "options.html");
    page = await given.installed.browser.newPage();
    await page.goto(given.site.address("box", "open", "axe.localhost"));
    await say(options, { kind: "set-site", host: "rule.localhost", mode: "off" });
    await options.evaluate(() =>
      chrome.storage.local.set({ "choices:axe.localhost": { kept: ["please stay"], picked: ["aside.promo"] } }),
    );
  });

  describe.each(["light", "dark"] as const)("%s", (theme) => {
    beforeAll(() => say(options, { kind: "change-settings", change: { theme } }));

    const untilThemed = (own: Page) =>
      own.waitForFunction((theme) => document.documentElement.dataset.theme === theme, { polling }, theme);

    test("popup", async () => {
      const popup = await openPopup(given.installed, page.url());
      await untilSaid(popup, "1 block hidden");
      await press(popup, "Report a mistake");
      await untilThemed(popup);
      await expectAccessible(popup);
    });

    test("popup of a page that is not read", async () => {
      const popup = await openOwnPage(given.installed, "popup.html");
      await untilSaid(popup, "Nothing to do here");
      await untilThemed(popup);
      await expectAccessible(popup);
    });

    test("options", async () => {
      await untilSaid(options, "hidden in all");
      await untilThemed(options);
      await expectAccessible(options);
    });

    test("welcome page", async () => {
      const welcome = await openOwnPage(given.installed, "welcome.html");
      await untilThemed(welcome);
      await expectAccessible(welcome);
    });
  });
});
