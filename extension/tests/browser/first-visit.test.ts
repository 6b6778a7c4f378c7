/** A first visit: what the parser has delivered is judged before the rest is there, and the reader keeps his place. */

import { describe, expect, test } from "vitest";
import { BROWSERS, type Page, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL, APPEAL_BOX, STUCK, story } from "./pages";
import { isAsServed, untilSeen } from "./test-page";

/** Where a page is cut in two: the rest comes when the test says so. */
const LATE = "<!-- late -->";

/** A box that begins with an ask and gets a part of the story later. */
const OPEN_BOX = `
  <section id="open" class="newsletter-signup">
    <h3 id="ask">Sign up for our newsletter</h3>
    <p>Get the best stories of the Ostermoor Courier in your inbox every morning. It is free.</p>
    <button>Sign up</button>`;

/** What comes late of a page that waits for a script, which comes later still. */
const WAITING = `<script defer src="/script"></script>${APPEAL_BOX.replace('id="appeal"', 'id="late"')}`;

/** So much of a story that the engine is busy with it while the rest of the page comes. */
const LONG = Array.from(
  { length: 3000 },
  (_, day) => `<p>On day ${day} the dredger lifted ${day} tonnes of silt.</p>`,
).join("");

const PAGES = {
  cut: story({ inside: APPEAL_BOX }).replace("    <p>The mayor", `${LATE}    <p id="mayor">The mayor`),
  stuck: story({ inside: STUCK + LONG }).replace("    <p>The mayor", `${LATE}    <p id="mayor">The mayor`),
  open: story({ inside: APPEAL_BOX })
    .replace("    <p>In the town", `${OPEN_BOX}${LATE}    <p id="town">In the town`)
    .replace("</article>", "</section></article>"),
  waiting: story({ inside: APPEAL_BOX }).replace("    <p>The mayor", `${LATE}${WAITING}    <p id="mayor">The mayor`),
  script: `0;${LATE}`,
  anchored: story({
    inside: APPEAL_BOX.replace("<p>", "<p style='height: 400px'>"),
    head: "<style>html { overflow-anchor: none } article > p { min-height: 30vh }</style>",
  }),
};

const isLoading = () => document.readyState === "loading";
const isSent = () =>
  performance.getEntriesByName("quiet-quotes:work").some((part) => (part as PerformanceMeasure).detail === "send");
const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;
const topOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES, {}, LATE);

  /** Opens the first part of a page and waits until its appeal is hidden; `arrived` comes with the rest. */
  async function openFirstPart(path: string): Promise<{ page: Page; arrived: Promise<unknown> }> {
    const page = await given.installed.browser.newPage();
    const arrived = page.goto(given.site.address(path));
    await page.waitForSelector("#appeal");
    await untilSeen(page, "#appeal", false);
    expect(await page.evaluate(isLoading)).toBe(true);
    return { page, arrived };
  }

  test("an appeal is hidden while the rest of the page is on its way", async () => {
    const { page, arrived } = await openFirstPart("cut");
    await given.site.goOn();
    await arrived;
    await page.waitForFunction(isQuiet);
    await untilSeen(page, "#mayor", true);
    await untilSeen(page, "#appeal", false);
    const { status, items } = await tellPage(given.installed, page.url(), { kind: "page-state" });
    expect({ status, seen: items.map(({ seen }) => seen) }).toEqual({ status: "article", seen: [true] });
  });

  test("the end of a page that comes before the answer to its beginning leaves nothing wrongly cut", async () => {
    const page = await given.installed.browser.newPage();
    const arrived = page.goto(given.site.address("stuck"));
    await page.waitForSelector("#stuck");
    await page.waitForFunction(isSent);
    expect(await page.evaluate(isLoading)).toBe(true);
    await given.site.goOn();
    await arrived;
    await page.waitForFunction(isQuiet);
    await untilSeen(page, "#mayor", true);
    const text = await page.evaluate(() => document.getElementById("stuck")?.innerText);
    expect(text).toContain("The council meets again on Thursday");
    expect(text).not.toContain(APPEAL);
    await tellPage(given.installed, page.url(), { kind: "show-all" });
    expect(await page.evaluate(isAsServed, PAGES.stuck.replace(LATE, ""))).toBe(true);
  });

  test("an appeal that comes later is hidden while a script that the page waits for is on its way", async () => {
    const { page, arrived } = await openFirstPart("waiting");
    await given.site.goOn();
    await page.waitForSelector("#late");
    await untilSeen(page, "#late", false);
    expect(await page.evaluate(() => document.readyState)).toBe("interactive");
    await given.site.goOn();
    await arrived;
    await untilSeen(page, "#mayor", true);
    await untilSeen(page, "#late", false);
  });

  test("a box into which the story may yet come stays", async () => {
    const { page, arrived } = await openFirstPart("open");
    await untilSeen(page, "#ask", true);
    await given.site.goOn();
    await arrived;
    await page.waitForFunction(isQuiet);
    await untilSeen(page, "#town", true);
  });

  test("the line that the reader reads stays where it is when something above it comes and goes", async () => {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("anchored"));
    await page.waitForFunction(isQuiet);
    await untilSeen(page, "#appeal", false);
    const read = "article > p:nth-of-type(7)";
    await page.evaluate((read) => document.querySelector(read)?.scrollIntoView(), read);
    const before = await page.evaluate(topOf, read);
    for (const kind of ["show-all", "hide-all"] as const) {
      await tellPage(given.installed, page.url(), { kind });
      await untilSeen(page, "#appeal", kind === "show-all");
      expect(Math.abs((await page.evaluate(topOf, read)) - before)).toBeLessThan(2);
    }
  });
});
