/** The popup: what was hidden and why, and the reader's say over it. */

import { beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, openOwnPage, type Page, polling } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, APPEAL_LINE, FRONT_PAGE, story } from "./pages";
import { untilShown } from "./panel";
import { click, flip, openPopup, pasted, press, say, untilSaid, untilSeen } from "./test-page";
import { acceptOffer, pressShortcut } from "./window";

const PUZZLE = `<div id="puzzle" style="position: fixed; inset: 30% 20%; background: white">
  <p style="height: 100%">The puzzle of the day: which boat left the harbour last?</p></div>`;

/** Two appeals of different kinds that fill one box. */
const DOUBLE = `
  <div id="double">
    <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
    <p>Sign up for our free newsletter and get the best stories in your inbox every morning.</p>
  </div>`;

const PAGES = {
  double: story({ inside: DOUBLE }),
  box: story({ inside: APPEAL_LINE }),
  other: story({ inside: APPEAL_BOX }),
  plain: story(),
  puzzle: story({ after: PUZZLE }),
  front: FRONT_PAGE,
};

/** Presses a button after which the popup closes, and what looks into it with it. */
async function pressAndLeave(home: Page, popup: Page, words: string): Promise<void> {
  const address = await popup.evaluate(() => location.href);
  await press(popup, words).catch(() => undefined);
  const isGone = async (address: string) => (await chrome.tabs.query({})).every(({ url }) => url !== address);
  await home.waitForFunction(isGone, { polling }, address);
}

/** Whether the reader is shown that an element is about to go, and whether nothing is. */
const isOutlined = (selector: string) =>
  [...document.querySelectorAll(selector)].some(
    (element) => getComputedStyle(element).outlineColor === "rgb(211, 84, 0)",
  );
const isPlain = () =>
  [...document.querySelectorAll("*")].every((element) => getComputedStyle(element).outlineColor !== "rgb(211, 84, 0)");

describe.each(BROWSERS)("in %s", (name) => {
  /** A page of the extension from which the tests talk to the background. */
  let home: Page;

  const given = inBrowser(name, PAGES);

  beforeAll(async () => {
    home = await openOwnPage(given.installed, "options.html");
  });

  /** A page that was read, and the popup for it. */
  async function visit(path: string, host?: string): Promise<{ page: Page; popup: Page }> {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address(path, "open", host));
    const popup = await openPopup(given.installed, page.url());
    return { page, popup };
  }

  test("lists what was hidden, of which kind and why, and brings it back and hides it again", async () => {
    const { page, popup } = await visit("box");
    for (const words of ["1 block hidden", "Appeal for money", "make a donation today", "Asks for money: “"]) {
      await untilSaid(popup, words);
    }
    await press(popup, "Bring back");
    await untilSeen(page, "#appeal", true);
    await untilSaid(popup, "Shown");
    await press(popup, "Hide again");
    await untilSeen(page, "#appeal", false);
    await press(popup, "Look");
    await untilSeen(page, "#appeal", true);
    await untilSeen(page, "#appeal", false);
  });

  test("a heading stands on a line of its own", async () => {
    const { popup } = await visit("other");
    await untilSaid(popup, "Support our journalism\nOur newsroom depends");
  });

  test("what fills one box is one block", async () => {
    const { page, popup } = await visit("double");
    await untilSaid(popup, "1 block hidden");
    await untilSaid(popup, "Sign up for our free newsletter");
    await untilSeen(page, "#double p", false);
    await press(popup, "Bring back");
    await untilSeen(page, "#double p", true);
    await untilSeen(page, "#double p + p", true);
  });

  test("brings all back and hides all", async () => {
    const { page, popup } = await visit("box");
    await press(popup, "Bring back");
    await untilSeen(page, "#appeal", true);
    await untilSaid(popup, "All shown again");
    await press(popup, "Hide all");
    await untilSeen(page, "#appeal", false);
    await press(popup, "Show all again");
    await untilSeen(page, "#appeal", true);
    await untilSaid(popup, "All shown again");
    await press(popup, "Hide all");
    await untilSeen(page, "#appeal", false);
  });

  test("what is not a nag stays, on the next visit too, until it is hidden again", async () => {
    const { page, popup } = await visit("box", "kept.localhost");
    await press(popup, "Not a nag");
    await untilSaid(popup, "Stays on this site");
    await page.reload();
    await untilSeen(page, "#appeal", true);
    await untilSaid(await openPopup(given.installed, page.url()), "Stays on this site");
    await press(popup, "Hide again");
    await untilSeen(page, "#appeal", false);
    await page.reload();
    await untilSaid(popup, "1 block hidden");
  });

  test("a kind that is left on a site stays there on each visit, until an item is hidden again", async () => {
    const { page, popup } = await visit("box", "kinds.localhost");
    await press(popup, "Leave this kind here");
    await untilSaid(popup, "Stays on this site");
    await page.goto(page.url().replace("/box", "/other"));
    await untilSeen(page, "#appeal", true);
    const again = await openPopup(given.installed, page.url());
    await untilSaid(again, "Stays on this site");
    await press(again, "Hide again");
    // The reader leaves the page as soon as he sees it done.
    await untilSeen(page, "#appeal", false);
    await page.goto(page.url().replace("/other", "/box"));
    await untilSeen(page, "#appeal", false);
  });

  test("off on a site is off below it, and the popup says by which rule", async () => {
    const { page, popup } = await visit("box", "daily.localhost");
    await untilSaid(popup, "1 block hidden");
    await flip(popup, "Clean daily.localhost");
    await untilSeen(page, "#appeal", true);
    await untilSaid(popup, "Off on this site");

    const below = await visit("box", "sport.daily.localhost");
    await untilSaid(below.popup, "By your rule for daily.localhost");
    await untilSeen(below.page, "#appeal", true);
    await flip(below.popup, "Clean sport.daily.localhost");
    await untilSeen(below.page, "#appeal", false);
    await untilSaid(below.popup, "1 block hidden");

    await flip(popup, "Clean daily.localhost");
    await untilSeen(page, "#appeal", false);
  });

  test("off and on again everywhere", async () => {
    const { page, popup } = await visit("box");
    await untilSaid(popup, "1 block hidden");
    await flip(popup, "Quiet Quotes");
    await untilSaid(popup, "Quiet Quotes is off");
    await untilSeen(page, "#appeal", true);
    await flip(popup, "Quiet Quotes");
    await untilSeen(page, "#appeal", false);
  });

  test("an hour of rest, which ends at once when the reader wants it", async () => {
    const { page, popup } = await visit("box");
    await untilSeen(page, "#appeal", false);
    await press(popup, "Pause for an hour");
    await untilSaid(popup, "Paused until");
    await untilSeen(page, "#appeal", true);
    const other = await visit("box");
    await untilSaid(other.popup, "Paused until");
    await untilSeen(other.page, "#appeal", true);
    await press(popup, "Go on now");
    await untilSeen(page, "#appeal", false);
  });

  test("what the reader picks by keyboard is hidden, and on the next visit too", async () => {
    const { page, popup } = await visit("puzzle", "picked.localhost");
    await untilSaid(popup, "Nothing to hide");
    await pressAndLeave(home, popup, "Hide more…");
    await page.bringToFront();
    await page.waitForFunction(isOutlined, {}, "#puzzle p");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(isOutlined, {}, "#puzzle");
    await page.keyboard.press("Enter");
    await untilSeen(page, "#puzzle", false);
    // Behind the offer to undo it stands the one to remember it.
    await acceptOffer(page, 2);
    await page.reload();
    await untilSeen(page, "#puzzle", false);
  });

  test("what the reader picked comes back by the first offer, and is not remembered by itself", async () => {
    const { page, popup } = await visit("puzzle", "unpicked.localhost");
    await untilSaid(popup, "Nothing to hide");
    await pressAndLeave(home, popup, "Hide more…");
    await page.bringToFront();
    await page.waitForFunction(isOutlined, {}, "*");
    await page.click("#puzzle p");
    await untilSeen(page, "#puzzle p", false);
    await acceptOffer(page, 1);
    await untilSeen(page, "#puzzle p", true);
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
    await untilSeen(page, "#puzzle p", true);
  });

  test("neither the story nor its headline can be picked", async () => {
    const { page, popup } = await visit("plain");
    await untilSaid(popup, "Nothing to hide");
    await pressAndLeave(home, popup, "Hide more…");
    await page.bringToFront();
    await page.waitForFunction(isOutlined, {}, "*");
    await page.click("h1");
    await page.click("article > p:nth-of-type(3)");
    await page.keyboard.press("Escape");
    await page.waitForFunction(isPlain);
    await untilSeen(page, "h1", true);
    await untilSeen(page, "article > p:nth-of-type(3)", true);
  });

  test("what the reader picks by pointer is hidden, and Escape picks nothing", async () => {
    const { page, popup } = await visit("puzzle");
    await untilSaid(popup, "Nothing to hide");
    await popup.close();
    const pick = async () => {
      const popup = await openPopup(given.installed, page.url());
      await pressAndLeave(home, popup, "Hide more…");
      await page.bringToFront();
      await page.waitForFunction(isOutlined, {}, "body *");
    };
    await pick();
    await page.keyboard.press("Escape");
    await page.waitForFunction(isPlain);
    await untilSeen(page, "#puzzle p", true);
    await pick();
    await page.click("#puzzle p");
    await untilSeen(page, "#puzzle p", false);
  });

  test("it opens the panel", async () => {
    const { page, popup } = await visit("box");
    await pressAndLeave(home, popup, "quotations");
    await page.bringToFront();
    await untilShown(page, ".quote");
  });

  test("shortcuts open and close the panel, and bring all back and hide it again", async () => {
    const { page } = await visit("box");
    await untilSeen(page, "#appeal", false);
    await pressShortcut(name, given.installed, home, page, "Q");
    await untilShown(page, ".panel");
    await pressShortcut(name, given.installed, home, page, "Q");
    await untilShown(page, ".handle");
    await pressShortcut(name, given.installed, home, page, "H");
    await untilSeen(page, "#appeal", true);
    await pressShortcut(name, given.installed, home, page, "H");
    await untilSeen(page, "#appeal", false);
  });

  test.each([
    ["plain", "Nothing to hide"],
    ["front", "Not a news story"],
  ])("a %s page is told in words", async (path, words) => {
    const { popup } = await visit(path);
    await untilSaid(popup, words);
  });

  test("a page of the browser is told in words", async () => {
    const popup = await openOwnPage(given.installed, "popup.html");
    await untilSaid(popup, "No extension may read it");
  });

  test("a page waits for a click where the reader wants it so", async () => {
    await say(home, { kind: "change-settings", change: { cleaning: "on-click" } });
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("box"));
    await untilSeen(page, "#appeal", true);
    // One click, on the button of the toolbar, cleans.
    const popup = await openPopup(given.installed, page.url());
    await untilSeen(page, "#appeal", false);
    await untilSaid(popup, "Only on this page, this once");
    await press(popup, "Always clean on this site");
    await untilSaid(popup, "The story itself is whole.");
    await page.reload();
    await untilSeen(page, "#appeal", false);
    await say(home, { kind: "change-settings", change: { cleaning: "by-itself" } });
  });

  test("a report is copied as it is shown, and holds the address only if the reader ticks it", async () => {
    const { page, popup } = await visit("box");
    await untilSaid(popup, "1 block hidden");
    await press(popup, "Report a mistake");
    const text = () => popup.evaluate(() => document.querySelector("textarea")?.value);
    expect(await text()).toContain(`site: ${new URL(page.url()).hostname}`);
    expect(await text()).not.toContain(page.url());
    await flip(popup, "Add the address");
    await popup.waitForFunction((url) => document.querySelector("textarea")?.value.includes(url), {}, page.url());
    const shown = await text();
    await click(popup, "Copy");
    await untilSaid(popup, "Copied");
    expect(await pasted(page)).toBe(shown);
  });

  test("a report opens as a filled form of the repository, for the reader to send or not", async () => {
    const { popup } = await visit("box");
    await untilSaid(popup, "1 block hidden");
    await press(popup, "Report a mistake");
    await pressAndLeave(home, popup, "Open as an issue…");
    const isOpen = async () => {
      const tabs = await chrome.tabs.query({});
      return tabs.some(({ url, pendingUrl }) => (pendingUrl ?? url)?.includes("/issues/new?template=story-hurt.yml"));
    };
    await home.waitForFunction(isOpen, { polling });
  });
});
