/** The welcome page: an example, one question, and both answers work. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, type Installed, launch, openOwnPage, type Page } from "./browsers";
import { click, flip, press, untilSaid } from "./test-page";

const isAppealSeen = () => {
  const appeal = document.querySelector("aside");
  return appeal !== null && getComputedStyle(appeal).visibility === "visible";
};

describe.each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let welcome: Page;

  beforeAll(async () => {
    installed = await launch(name);
    welcome = await openOwnPage(installed, "welcome.html");
  });

  afterAll(() => installed?.browser.close());

  const cleaning = () =>
    welcome.evaluate(async () => {
      const { settings } = await chrome.storage.sync.get<{ settings: { cleaning: string } }>("settings");
      return settings.cleaning;
    });
  const registered = () => welcome.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);

  test("the choice is above the fold, and the example cleans itself once it is seen", async () => {
    await welcome.bringToFront();
    await welcome.setViewport({ width: 1280, height: 1000 });
    expect(await welcome.$eval(".ways", (ways) => ways.getBoundingClientRect().bottom)).toBeLessThanOrEqual(1000);
    await welcome.$eval(".stage", (stage) => stage.scrollIntoView({ block: "center" }));
    await welcome.waitForFunction(() => document.querySelector(".stage")?.getAttribute("data-quiet") === "true");
    await flip(welcome, "With Quiet Quotes");
    await welcome.waitForFunction(isAppealSeen);
  });

  test("it tells where the button is, and the shortcuts", async () => {
    await untilSaid(welcome, "Click the puzzle piece in the toolbar");
    await untilSaid(welcome, "Alt+Shift+Q");
  });

  test("the example shows what will happen", async () => {
    expect(await welcome.evaluate(isAppealSeen)).toBe(true);
    await flip(welcome, "With Quiet Quotes");
    await welcome.waitForFunction(
      () => getComputedStyle(document.querySelector("aside") as Element).visibility === "hidden",
    );
    await flip(welcome, "With Quiet Quotes");
    await welcome.waitForFunction(isAppealSeen);
  });

  test("on a click", async () => {
    await press(welcome, "Only on a click");
    await untilSaid(welcome, "Click Quiet Quotes in the toolbar to clean");
    expect([await cleaning(), await registered()]).toEqual(["on-click", 0]);
  });

  test("by itself", async () => {
    await click(welcome, "Clean by itself");
    await untilSaid(welcome, "News pages are clean from now on.");
    expect([await cleaning(), await registered()]).toEqual(["by-itself", 1]);
  });

  test("access that is refused is told, and a click still works", async () => {
    await welcome.evaluate(() => {
      const { permissions } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
      permissions.request = () => Promise.resolve(false);
    });
    await press(welcome, "Clean by itself");
    await untilSaid(welcome, "The browser gave no access");
    expect(await cleaning()).toBe("on-click");
  });
});
