/** The options page: what is set there holds at once, and nothing that is stored goes wrong in silence. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, openOwnPage, type Page } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_LINE, story } from "./pages";
import { flip, press, say, untilSaid, untilSeen } from "./test-page";

describe.each(BROWSERS)("in %s", (name) => {
  let options: Page;

  const given = inBrowser(name, { box: story({ inside: APPEAL_LINE }) });

  beforeAll(async () => {
    options = await openOwnPage(given.installed, "options.html");
  });

  const type = async (words: string) => {
    await options.$eval("form input", (field) => field.select());
    await options.type("form input", words);
    await press(options, "Add");
  };

  test("a kind that is switched off is shown in an open tab, and hidden once it is on again", async () => {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("box"));
    await untilSeen(page, "#appeal", false);
    await flip(options, "Appeals for money");
    await untilSeen(page, "#appeal", true);
    await flip(options, "Appeals for money");
    await untilSeen(page, "#appeal", false);
    await page.close();
  });

  test("a story in a language that is switched off is left alone", async () => {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("box"));
    await untilSeen(page, "#appeal", false);
    await flip(options, "All languages");
    await flip(options, "English");
    await untilSeen(page, "#appeal", true);
    await flip(options, "All languages");
    await untilSeen(page, "#appeal", false);
    await page.close();
  });

  test("what is new is told", async () => {
    await untilSaid(options, "What is new");
    const { version } = await options.evaluate(() => chrome.runtime.getManifest());
    expect(await options.$$eval(".news strong", (all) => all.map(({ textContent }) => textContent))).toContain(version);
  });

  test("a site is added by its name or an address, and removed", async () => {
    await options.bringToFront();
    await type("two words");
    await untilSaid(options, "That is no site");
    await type("https://www.paper.localhost/story");
    await untilSaid(options, "paper.localhost");
    expect(await options.evaluate(() => document.body.innerText)).not.toContain("That is no site");
    await press(options, "Remove");
    await untilSaid(options, "No rules yet");
  });

  test("the theme is the reader's", async () => {
    await flip(options, "dark");
    await options.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    expect(await options.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(21, 23, 26)");
    await flip(options, "as the system");
  });

  test("what was exported comes back by import, after a look at what would change", async () => {
    await say(options, { kind: "set-site", host: "paper.localhost", mode: "off" });
    await say(options, { kind: "change-settings", change: { theme: "light", panel: { width: 500 } } });
    await untilSaid(options, "500 pixels");
    const exported = await options.evaluate(async () => {
      const saved = Promise.withResolvers<Blob>();
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        saved.resolve(blob as Blob);
        return make.call(URL, blob);
      };
      [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Export to a file")?.click();
      return (await saved.promise).text();
    });
    await say(options, { kind: "set-site", host: "paper.localhost", mode: null });
    await say(options, { kind: "change-settings", change: { theme: "system", panel: { width: 360 } } });
    await untilSaid(options, "360 pixels");

    await choose(exported);
    await untilSaid(options, "What would change");
    const preview = await options.$eval(".preview", (section) => section.textContent);
    for (const words of ["paper.localhost", "leave alone", "Width", "360", "500", "Theme"]) {
      expect(preview).toContain(words);
    }
    await untilSaid(options, "360 pixels");
    await press(options, "Apply");
    await untilSaid(options, "Imported.");
    await untilSaid(options, "500 pixels");
    await choose(exported);
    await untilSaid(options, "Nothing: the file says what is set already.");
    await press(options, "Cancel");
  });

  test.each([
    ["no JSON", "Dear reader"],
    ["another program's settings", '{"app": "other"}'],
  ])("a file with %s changes nothing and is told", async (_, text) => {
    await choose(text);
    await untilSaid(options, "This file holds no settings of Quiet Quotes. Nothing was changed.");
  });

  test("damaged storage is told field by field, and can be put right", async () => {
    await options.evaluate(async () => {
      const { settings } = await chrome.storage.sync.get("settings");
      const damaged = { ...(settings as object), kinds: "all", theme: "pink" };
      await chrome.storage.sync.set({ settings: damaged, "site:odd.localhost": "perhaps" });
    });
    await untilSaid(options, "“What to hide” was damaged and stands at its default.");
    await untilSaid(options, "“Theme” was damaged and stands at its default.");
    await untilSaid(options, "“site:odd.localhost” was damaged and is left out.");
    await untilSaid(options, "500 pixels");
    await press(options, "Store it like this");
    await options.waitForFunction(() => !document.body.innerText.includes("damaged"));
  });

  test("a setting that the browser has no room to sync is kept all the same, and told", async () => {
    await options.evaluate(async () => {
      for (let at = 0; at < 40; at++) {
        const filler = { [`filler${at}`]: "x".repeat(8000) };
        await chrome.storage.sync.set(filler).catch(() => undefined);
      }
      for (let at = 0; at < 40; at++) {
        const filler = { [`crumb${at}`]: "x".repeat(120) };
        await chrome.storage.sync.set(filler).catch(() => undefined);
      }
    });
    for (let at = 0; at < 40; at++) {
      await say(options, { kind: "set-site", host: `full${at}.a-name-that-takes-some-room.localhost`, mode: "off" });
    }
    await untilSaid(options, "The browser does not sync at the moment");
    await untilSaid(options, "full39.a-name-that-takes-some-room.localhost");
    await options.evaluate(() => chrome.storage.sync.clear());
  });

  test("what was counted is shown and forgotten", async () => {
    const page = await given.installed.browser.newPage();
    await page.goto(given.site.address("box"));
    await untilSaid(options, "hidden in all");
    await page.close();
    await press(options, "Clear the history");
    await untilSaid(options, "Nothing was hidden yet.");
  });

  /** Chooses a file with this text for import. */
  async function choose(text: string): Promise<void> {
    const path = join(mkdtempSync(join(tmpdir(), "quiet-quotes-")), "settings.json");
    writeFileSync(path, text);
    const field = await options.$("#import-file");
    await (field as Awaited<ReturnType<typeof options.$<"input">>>)?.uploadFile(path);
  }
});
