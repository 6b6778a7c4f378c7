/** Access to sites: asked for once, refused, given and withdrawn by the browser itself; a click does without. */

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { BROWSERS, type Installed, launch, openOwnPage, type Page } from "./browsers";
import { APPEAL_BOX, type Site, serve, story } from "./pages";
import { click, press, untilSaid, untilSeen } from "./test-page";
import { answerPrompt, cleanByHand, withdrawAccess } from "./window";

const registered = async () => (await chrome.scripting.getRegisteredContentScripts()).length;

let site: Site;

beforeAll(async () => {
  site = await serve({ story: story({ inside: APPEAL_BOX }) });
});

afterAll(() => site?.close());

describe.each(BROWSERS)("in %s, just installed", (name) => {
  let installed: Installed;
  let page: Page;

  beforeAll(async () => {
    installed = await launch(name, { asksForAccess: true });
  });

  afterAll(() => installed?.browser.close());

  afterEach(async () => {
    await page?.close();
  });

  test("the welcome page opens by itself", async () => {
    // Firefox's driver does not hear where a page of an extension is.
    const addresses = async () =>
      Promise.all((await installed.browser.pages()).map((page) => page.evaluate(() => location.href)));
    await vi.waitUntil(async () => (await addresses()).includes(`${installed.origin}welcome.html`), 10_000);
  });

  test("a story is left alone until the reader cleans it by hand", async () => {
    page = await installed.browser.newPage();
    await page.goto(site.address("story"));
    const own = await openOwnPage(installed, "options.html");
    expect(await own.evaluate(registered)).toBe(0);
    await untilSaid(own, "Quiet Quotes may read no site by itself");
    await own.close();
    await untilSeen(page, "#appeal", true);
    await cleanByHand(name, installed, page);
    await untilSeen(page, "#appeal", false);
  });
});

// What Chromium asks, nobody who drives it can answer.
describe("in firefox, asked by the browser", () => {
  let installed: Installed;
  let welcome: Page;

  beforeAll(async () => {
    installed = await launch("firefox", { asksForAccess: true });
    welcome = await openOwnPage(installed, "welcome.html");
  });

  afterAll(() => installed?.browser.close());

  test("a reader who refuses is told that a click still works", async () => {
    await click(welcome, "Clean by itself");
    await answerPrompt(installed, "refuse");
    await untilSaid(welcome, "The browser gave no access");
    expect(await welcome.evaluate(registered)).toBe(0);
  });

  test("for a reader who allows it stories are clean from then on", async () => {
    await click(welcome, "Clean by itself");
    await answerPrompt(installed, "allow");
    await untilSaid(welcome, "News pages are clean from now on.");
    const page = await installed.browser.newPage();
    await page.goto(site.address("story"));
    await untilSeen(page, "#appeal", false);
    await page.close();
  });
});

describe.each(BROWSERS)("in %s, access withdrawn", (name) => {
  let installed: Installed;

  beforeAll(async () => {
    installed = await launch(name);
  });

  afterAll(() => installed?.browser.close());

  test("is told in words, and stories are left alone", async () => {
    const options = await openOwnPage(installed, "options.html");
    if (name === "firefox") await press(options, "Withdraw");
    else await withdrawAccess(installed);
    await untilSaid(options, "but the browser gives no access to any site");
    await options.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0);
    const page = await installed.browser.newPage();
    await page.goto(site.address("story"));
    await untilSeen(page, "#appeal", true);
    await cleanByHand(name, installed, page);
    await untilSeen(page, "#appeal", false);
  });
});
