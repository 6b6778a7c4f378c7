/** What the engine has judged is not sent to it again while nothing that it reads has changed, and of what has, what is new. */

import { beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, changeSettings, ownPage, type Page, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, story } from "./pages";
import { untilSeen } from "./test-page";

const PAGES = { box: story({ inside: APPEAL_BOX }) };

type World = typeof globalThis & { sent?: string[] };

const passes = () => performance.getEntriesByName("quiet-quotes:quiet").length;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES);
  let own: Page;

  beforeAll(async () => {
    own = await ownPage(given.installed);
    await own.evaluate(() => {
      const sent: string[] = [];
      (globalThis as World).sent = sent;
      chrome.runtime.onMessage.addListener((message) => {
        if (message.kind === "analyze") sent.push(message.snapshot.source);
        if (message.kind === "analyze-changed") sent.push(message.change.source);
        return false;
      });
    });
  });

  /** Sources of snapshots, or what was new in them. */
  const sent = () => own.evaluate(() => (globalThis as World).sent ?? []);

  test("a pass over a page as it was asks nothing, one over a changed page and one by other settings do", async () => {
    const page = await given.installed.browser.newPage();
    given.page = page;
    await page.goto(given.site.address("box"));
    await untilSeen(page, "#appeal", false);
    /** Has a pass made, and waits until it is over. */
    const pass = async (begin: () => Promise<unknown>) => {
      const before = await page.evaluate(passes);
      await begin();
      await page.waitForFunction(
        (before) => performance.getEntriesByName("quiet-quotes:quiet").length > before,
        {},
        before,
      );
    };
    const look = () => pass(() => tellPage(given.installed, page.url(), { kind: "changed", active: true }));
    const again = () => pass(() => page.evaluate(() => dispatchEvent(new PopStateEvent("popstate"))));
    // Once for what stands there, marks of ours among it.
    await look();
    await again();
    const before = await sent();
    await again();
    expect(await sent()).toEqual(before);
    await pass(() =>
      page.evaluate(() =>
        document.querySelector("article")?.append("And the ferry is late again, as the harbour office says."),
      ),
    );
    const [news = "", ...more] = (await sent()).slice(before.length);
    expect(more).toEqual([]);
    expect(news).toContain("the ferry is late");
    expect(news.length).toBeLessThan(200);
    expect(before[0]?.length).toBeGreaterThan(1500);
    await changeSettings(given.installed, { kinds: ["newsletter"] });
    await untilSeen(page, "#appeal", true);
    await changeSettings(given.installed, { kinds: ["donation"] });
    await untilSeen(page, "#appeal", false);
  });
});
