/** Every language of the interface: nothing is cut off in popup, panel and welcome page, and a picture of each is kept. */

import { mkdirSync, readdirSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyOf, type Installed, launch, openOwnPage, type Page, polling, tellPage } from "./browsers";
import { APPEAL_BOX, type Site, serve } from "./pages";
import { HOST, untilShown } from "./panel";
import { quoted } from "./quoted";
import { untilSeen } from "./test-page";
import { openByToolbar } from "./window";

const SCREENS = fileURLToPath(new URL("../../../dist/screens/languages/", import.meta.url));
const LANGUAGES = readdirSync(new URL("../../locales/", import.meta.url)).map((file) => file.replace(".json", ""));

/** Words that do not fit in what holds them. */
const cut = (root: Document | ShadowRoot) =>
  [...root.querySelectorAll<HTMLElement>("button, summary, label, h1, h2, h3, small, fieldset span")]
    .filter(
      ({ scrollWidth, clientWidth, className }) => scrollWidth > clientWidth + 1 && !/unseen|track/.test(className),
    )
    .filter((element) => element.clientWidth > 1)
    .map(({ textContent }) => textContent);

let site: Site;

beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  site = await serve({ story: quoted({ more: APPEAL_BOX }) });
});

afterAll(() => site?.close());

describe.each(LANGUAGES)("%s", (language) => {
  let installed: Installed;
  let page: Page;

  // A browser speaks the languages that it was installed with: the extension is given one alone.
  beforeAll(async () => {
    const extension = await copyOf("chromium");
    if (language !== "en") {
      await rm(`${extension}/_locales/en`, { recursive: true });
      await cp(`${extension}/_locales/${language}`, `${extension}/_locales/en`, { recursive: true });
    }
    installed = await launch("chromium", { extension });
    page = await installed.browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(site.address("story"));
    await untilSeen(page, "#appeal", false);
  });

  afterAll(() => installed?.browser.close());

  test("the popup", async () => {
    const popup = await openByToolbar("chromium", installed, page);
    await popup.picture(`${SCREENS}popup-${language}.png`);
    expect(await popup.within(({ document: { documentElement: root } }) => root.scrollWidth - root.clientWidth)).toBe(
      0,
    );
    expect(await popup.within(new Function("popup", `return (${cut})(popup.document)`) as () => string[])).toEqual([]);
  });

  test("the panel", async () => {
    await tellPage(installed, page.url(), { kind: "open-panel" });
    await page.bringToFront();
    await untilShown(page, ".quote");
    await page.screenshot({ path: `${SCREENS}panel-${language}.png` });
    const found = await page.evaluate(`(${cut})(document.querySelector("${HOST}").shadowRoot)`);
    expect(found).toEqual([]);
  });

  test("the welcome page, with its choice above the fold", async () => {
    const welcome = await openOwnPage(installed, "welcome.html");
    await welcome.setViewport({ width: 1280, height: 1000 });
    await welcome.bringToFront();
    await welcome.waitForFunction(() => document.querySelector(".ways") !== null, { polling });
    await welcome.screenshot({ path: `${SCREENS}welcome-${language}.png` });
    const bottom = await welcome.$eval(".ways", (ways) => ways.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(1000);
    expect(await welcome.evaluate(`(${cut})(document)`)).toEqual([]);
  });
});
