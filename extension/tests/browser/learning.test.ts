/** What a second visit to a site shows: nothing that was hidden on the first. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { learnedKey } from "../../storage/stores";
import { BROWSERS, type Installed, launch, ownPage, type Page, polling, tellPage } from "./browsers";
import { APPEAL_BOX, FRONT_PAGE, type Site, serve, story } from "./pages";

/** Counts the frames in which the box was there to be seen. */
const COUNT_FRAMES = `<script>
  globalThis.seen = 0;
  requestAnimationFrame(function look() {
    const box = document.getElementById("appeal");
    const root = getComputedStyle(document.documentElement);
    if (box && box.getClientRects().length > 0 && root.clipPath === "none") globalThis.seen += 1;
    requestAnimationFrame(look);
  });
</script>`;

const LATE = "<!-- late -->";

const PAGES = {
  first: story({ inside: APPEAL_BOX, head: COUNT_FRAMES }),
  slow: story({ inside: APPEAL_BOX + LATE, head: COUNT_FRAMES, title: "Ostermoor ferry late again" }),
  reused: story({
    inside: `<div id="appeal"><p>The appeal court of Ostermoor heard the case of the dredger on Friday, and will rule in May.</p></div>`,
    head: COUNT_FRAMES,
  }),
  front: FRONT_PAGE,
};

const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;
const framesSeen = () => (globalThis as { seen?: number }).seen;

describe.each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await serve(PAGES, LATE);
    installed = await launch(name);
    page = await installed.browser.newPage();
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
  });

  async function visit(path: string, host: string): Promise<void> {
    await page.goto(site.address(path, "open", host));
    await page.waitForFunction(isQuiet);
  }

  async function untilLearned(host: string): Promise<void> {
    await visit("first", host);
    await page.waitForSelector("#appeal", { hidden: true });
    const isStored = async (key: string) => key in (await chrome.storage.local.get(key));
    await (await ownPage(installed)).waitForFunction(isStored, { polling }, learnedKey(host));
  }

  test("no frame shows what was hidden on the site before, while the page still loads", async () => {
    await untilLearned("learns.localhost");
    const loading = page.goto(site.address("slow", "open", "learns.localhost"));
    await page.waitForFunction(
      (title) => document.title === title && document.querySelector("#appeal") !== null,
      {},
      "Ostermoor ferry late again",
    );
    await page.waitForFunction(() =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() => true),
    );
    expect(await page.evaluate(framesSeen)).toBe(0);
    site.goOn();
    await loading;
    await page.waitForFunction(isQuiet);
    expect(await page.evaluate(framesSeen)).toBe(0);
  });

  test("what was learned does not hide a part of another story for good", async () => {
    await untilLearned("changes.localhost");
    await visit("reused", "changes.localhost");
    await page.waitForSelector("#appeal", { visible: true });
  });

  test("bringing all back shows what was learned too", async () => {
    await untilLearned("shows.localhost");
    await visit("first", "shows.localhost");
    await tellPage(installed, page.url(), { kind: "show-all" });
    await page.waitForSelector("#appeal", { visible: true });
  });
});
