/** axe-core has nothing to say against the extension's own pages, light and dark. */

import { afterAll, beforeAll, describe, test } from "vitest";
import { BROWSERS, type Installed, launch, openOwnPage, type Page, polling } from "./browsers";
import { APPEAL_LINE, type Site, serve, story } from "./pages";
import { expectAccessible, openPopup, press, say, untilSaid } from "./test-page";

describe.each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let site: Site;
  let options: Page;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ box: story({ inside: APPEAL_LINE }) });
    installed = await launch(name);
    options = await openOwnPage(installed, "options.html");
    page = await installed.browser.newPage();
    await page.goto(site.address("box", "open", "axe.localhost"));
    await say(options, { kind: "set-site", host: "rule.localhost", mode: "off" });
    await options.evaluate(() =>
      chrome.storage.local.set({ "choices:axe.localhost": { kept: ["please stay"], picked: ["aside.promo"] } }),
    );
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
  });

  describe.each(["light", "dark"] as const)("%s", (theme) => {
    beforeAll(() => say(options, { kind: "change-settings", change: { theme } }));

    const untilThemed = (own: Page) =>
      own.waitForFunction((theme) => document.documentElement.dataset.theme === theme, { polling }, theme);

    test("popup", async () => {
      const popup = await openPopup(installed, page.url());
      await untilSaid(popup, "1 block hidden");
      await press(popup, "Report a mistake");
      await untilThemed(popup);
      await expectAccessible(popup);
    });

    test("popup of a page that is not read", async () => {
      const popup = await openOwnPage(installed, "popup.html");
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
      const welcome = await openOwnPage(installed, "welcome.html");
      await untilThemed(welcome);
      await expectAccessible(welcome);
    });
  });
});
