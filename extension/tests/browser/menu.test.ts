/** The menu of a right click on a page. */

import { describe, test } from "vitest";
import { BROWSERS, changeSettings, type Page } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_LINE, story } from "./pages";
import { HOST, untilShown } from "./panel";
import { untilSeen } from "./test-page";
import { acceptOffer, chooseFromMenu } from "./window";

const NOTE = `<div class="note" id="note"><p>The <em>puzzle of the day</em>: which boat left the harbour last?</p></div>`;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, { story: story({ inside: APPEAL_LINE + NOTE }) });

  async function visit(): Promise<Page> {
    const page = await given.installed.browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(given.site.address("story"));
    await untilSeen(page, "#appeal", false);
    return page;
  }

  test("hides the block that was clicked, and on the next visit too if the reader says so", async () => {
    const page = await visit();
    await chooseFromMenu(name, given.installed, page, "#note", "hide-this");
    await untilSeen(page, "#note p", false);
    await acceptOffer(page, 2);
    await page.reload();
    await untilSeen(page, "#note p", false);
  });

  test("quotes what is selected, with its speaker", async () => {
    const page = await visit();
    const words = "We have lost two propellers";
    await page.evaluate((words) => {
      const text = [...document.querySelectorAll("p")].find((p) => p.textContent?.includes(words))?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, text.data.indexOf(words), text, text.data.indexOf(words) + words.length);
      text.parentElement?.setAttribute("id", "said");
    }, words);
    await chooseFromMenu(name, given.installed, page, "#said", "quote-this", words);
    await untilShown(page, ".quote");
    await page.waitForFunction(
      (host) => /Copied|let anything be copied/.test(document.querySelector(host)?.shadowRoot?.textContent ?? ""),
      {},
      HOST,
    );
  });

  test("cleans a page that waits for it", async () => {
    await changeSettings(given.installed, { cleaning: "on-click" });
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("story"));
    await chooseFromMenu(name, given.installed, page, "h1", "clean-page");
    await untilSeen(page, "#appeal", false);
    await changeSettings(given.installed, { cleaning: "by-itself" });
  });
});
