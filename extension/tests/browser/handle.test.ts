/** A story's handle is light: the panel's code comes when it is opened, and once. */

import { describe, expect, test, vi } from "vitest";
import { BROWSERS, ownPage } from "./browsers";
import { inBrowser } from "./fixture";
import { inside, untilShown } from "./panel";
import { quoted } from "./quoted";

const PAGES = { story: quoted() };

type World = typeof globalThis & { parts?: string[] };

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES, { handle: true });

  test("the panel is put into the page when its handle is pressed, and stays for the next time", async () => {
    const own = await ownPage(given.installed);
    await own.evaluate(() => {
      const world = globalThis as World;
      world.parts = [];
      chrome.runtime.onMessage.addListener((message) => {
        if (message.kind === "show-panel") world.parts?.push(message.part);
        return false;
      });
    });
    const parts = () => own.evaluate(() => (globalThis as World).parts);
    given.page = await given.installed.browser.newPage();
    await given.page.setViewport({ width: 1280, height: 800 });
    await given.page.goto(given.site.address("story"));
    await given.page.bringToFront();
    await untilShown(given.page, ".handle");
    expect(await parts()).toEqual(["handle"]);
    for (const _ of ["first", "again"]) {
      await given.page.click(inside(".handle"));
      await untilShown(given.page, ".quote");
      await given.page.keyboard.press("Escape");
      await untilShown(given.page, ".handle");
    }
    await vi.waitFor(async () => expect(await parts()).toEqual(["handle", "panel"]));
  });
});
