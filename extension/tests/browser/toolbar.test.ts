/** The popup as the toolbar opens it: wide enough to read, and scrolled to the end of what is in it. */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, story } from "./pages";
import { untilSeen } from "./test-page";
import { openByToolbar } from "./window";

const SCREENS = fileURLToPath(new URL("../../../dist/screens/", import.meta.url));

const ASKS = [
  "Sign up for our free newsletter and get the best stories in your inbox every morning.",
  "Subscribe today for one pound a week and read every story without limits.",
  "Register for free to keep reading. Create your account in seconds.",
  "Download our app to read this story on your phone.",
];

/** So many appeals that no window holds all that is said of them. */
const MANY = ASKS.map(
  (text, at) => `<aside class="promo" id="promo-${at}"><p>${text}</p><button>Go on</button></aside>`,
);

const PAGES = {
  box: story({ inside: APPEAL_BOX }),
  many: story({ inside: APPEAL_BOX, after: MANY.join("") }),
};

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES);

  beforeAll(async () => {
    mkdirSync(SCREENS, { recursive: true });
  });

  test.each(["box", "many"])("a page with %s", async (path) => {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address(path));
    await untilSeen(page, "#appeal", false);
    const popup = await openByToolbar(name, given.installed, page);
    const seen = await popup.within((popup) => {
      const { documentElement: root } = popup.document;
      const last = popup.document.querySelector(".report summary");
      last?.scrollIntoView();
      const { bottom = 0 } = last?.getBoundingClientRect() ?? {};
      return {
        width: popup.innerWidth,
        overhang: root.scrollWidth - root.clientWidth,
        isEndSeen: bottom > 0 && bottom <= popup.innerHeight,
        scrollers: [...popup.document.querySelectorAll("main *")].filter(
          ({ scrollHeight, clientHeight, localName }) => localName === "ul" && scrollHeight > clientHeight + 1,
        ).length,
        words: popup.document.body.innerText,
      };
    });
    await popup.within((popup) => popup.scrollTo(0, 0));
    await popup.picture(`${SCREENS}toolbar-${path}-${name}.png`);
    const { hostname } = new URL(page.url());
    await page.close();
    expect(seen.words).toContain(hostname);
    expect(seen.words).toMatch(/\d blocks? hidden/);
    expect(seen.width).toBeGreaterThanOrEqual(360);
    expect(seen.overhang).toBeLessThanOrEqual(0);
    expect(seen.isEndSeen).toBe(true);
    expect(seen.scrollers).toBe(0);
  });
});
