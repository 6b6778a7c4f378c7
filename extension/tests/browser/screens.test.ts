/** Every screen in light, dark and narrow: nothing sticks out, and a picture of it is kept in dist/screens. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeSettings, type Installed, launch, openOwnPage, type Page, polling, tellPage } from "./browsers";
import { type Frame, movingPicture } from "./moving-picture";
import { type Site, serve } from "./pages";
import { untilShown } from "./panel";
import { untilSeen } from "./test-page";
import { openByToolbar } from "./window";

const SCREENS = fileURLToPath(new URL("../../../dist/screens/", import.meta.url));
/** Stories of the demo page: with appeals in it, and under one. */
const [STORY = "", COVERED = ""] = ["ferry", "pear"].map((name) =>
  readFileSync(new URL(`../../../www/stories/${name}.html`, import.meta.url), "utf8"),
);

/** CSS pixels. Stores ask for the first. */
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 800 };
const STAGE = { width: 960, height: 600 };
/** Bytes of a picture that a reader of the README waits for. */
const LARGEST = 1_000_000;
const COLUMN = { width: 640, height: 720 };

const LOOKS = [
  { look: "light", theme: "light", narrow: false },
  { look: "dark", theme: "dark", narrow: false },
  { look: "narrow", theme: "light", narrow: true },
] as const;

let installed: Installed;
let site: Site;

beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  site = await serve({ story: STORY, covered: COVERED });
  installed = await launch("chromium");
});

afterAll(async () => {
  await installed?.browser.close();
  site?.close();
});

async function keep(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `${SCREENS}${name}.png` });
}

test("a story before and after", async () => {
  const page = await installed.browser.newPage();
  await page.setViewport(COLUMN);
  await page.goto(site.address("covered"));
  await untilSeen(page, ".wall", false);
  const shot = async (kind: "show-all" | "hide-all") => {
    await tellPage(installed, page.url(), { kind });
    await untilSeen(page, ".wall", kind === "show-all");
    await page.bringToFront();
    return `<img src="data:image/png;base64,${await page.screenshot({ encoding: "base64" })}">`;
  };
  const both = (await shot("show-all")) + (await shot("hide-all"));
  await page.setViewport(WIDE);
  await page.setContent(`<style>
    body { margin: 0; padding: 40px; display: flex; gap: 40px; background: #e9e4d8 }
    img { width: 580px; box-shadow: 0 4px 24px #0003; border-radius: 8px }
  </style>${both}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await keep(page, "before-after");
  await page.close();
});

test("what it does, as a moving picture", async () => {
  const page = await installed.browser.newPage();
  await page.setViewport(STAGE);
  // Without it, the picture would be taken on the way.
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(site.address("covered"));
  await untilSeen(page, ".wall", false);
  const frames: Frame[] = [];
  const shoot = async (stays: number) => frames.push({ png: await page.screenshot(), stays });
  await tellPage(installed, page.url(), { kind: "show-all" });
  await untilSeen(page, ".wall", true);
  await page.bringToFront();
  await shoot(1800);
  await tellPage(installed, page.url(), { kind: "hide-all" });
  await untilSeen(page, ".wall", false);
  await shoot(1500);
  await tellPage(installed, page.url(), { kind: "open-panel" });
  await untilShown(page, ".quote");
  await shoot(2200);
  await (await untilShown(page, ".jump"))?.click();
  await untilShown(page, ".places i");
  await shoot(2600);
  const picture = movingPicture(frames);
  expect(picture.length).toBeLessThan(LARGEST);
  writeFileSync(`${SCREENS}moving.png`, picture);
  // A browser shows it as a picture of that size.
  await page.setContent(`<img src="data:image/png;base64,${picture.toString("base64")}">`);
  const shown = await page.evaluate(async () => {
    const [image] = document.images;
    await image?.decode();
    return [image?.naturalWidth, image?.naturalHeight];
  });
  expect(shown).toEqual([STAGE.width, STAGE.height]);
  await page.close();
});

describe.each(LOOKS)("$look", ({ look, theme, narrow }) => {
  beforeAll(() => changeSettings(installed, { theme }));

  async function open(name: string, viewport = narrow ? NARROW : WIDE): Promise<Page> {
    const page = await openOwnPage(installed, name);
    await page.setViewport(viewport);
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, { polling }, theme);
    return page;
  }

  test("the panel beside a story", async () => {
    const page = await installed.browser.newPage();
    await page.setViewport(narrow ? NARROW : WIDE);
    await page.goto(site.address("story"));
    await untilSeen(page, ".appeal", false);
    await tellPage(installed, page.url(), { kind: "open-panel" });
    await page.bringToFront();
    await untilShown(page, ".quote");
    await keep(page, `panel-${look}`);
    await page.close();
  });

  test.skipIf(narrow)("the popup, as the toolbar opens it", async () => {
    const page = await installed.browser.newPage();
    await page.goto(site.address("story"));
    await untilSeen(page, ".appeal", false);
    const popup = await openByToolbar("chromium", installed, page);
    await popup.picture(`${SCREENS}popup-${look}.png`);
    await page.close();
  });

  test.each(["options", "welcome"])("%s", async (name) => {
    const page = await open(`${name}.html`);
    await keep(page, `${name}-${look}`);
    await page.close();
  });
});

/** What the stores show beside the screenshots: the mark, the name and what it does. */
test.each([
  ["tile", 440, 280, 30],
  ["marquee", 1400, 560, 66],
])("the %s of a store", async (name, width, height, size) => {
  const page = await installed.browser.newPage();
  await page.setViewport({ width, height });
  const icon = readFileSync(new URL("../../public/icon/128.png", import.meta.url), "base64");
  await page.setContent(`<style>
    body { margin: 0; height: ${height}px; display: grid; align-content: center; justify-items: center; gap: ${size / 2}px;
      background: #f8f5ef; color: #1d1b18; font: 500 ${size}px/1.15 Georgia, serif; text-align: center }
    img { width: ${size * 2.4}px }
    em { color: #0b6b5b }
  </style><img src="data:image/png;base64,${icon}"><div>Just the story.<br><em>And who said what.</em></div>`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.screenshot({ path: `${SCREENS}store-${name}.png` });
  await page.close();
});
