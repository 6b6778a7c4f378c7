/** The story that the engine is held to, as readers of the extension see it. Its text lies beside the project, not in it. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, type Installed, launch, type Page } from "./browsers";
import { type Policy, type Site, serve } from "./pages";

const SEED = fileURLToPath(new URL("../../../../shared/seed/", import.meta.url));

if (!existsSync(SEED) && !process.env.CI) console.log("left out: the seed story, since ../shared is not there");

interface Expected {
  hide: string[];
  keep: string[];
  keep_chrome: string[];
}

/** What a reader sees of a page, with blanks as one would read them out. */
const visibleText = () => document.body.innerText.replace(/\s+/g, " ");

describe.skipIf(!existsSync(SEED) && !process.env.CI).each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let site: Site;
  let page: Page;
  let expected: Expected;

  beforeAll(async () => {
    expected = JSON.parse(readFileSync(`${SEED}expected.json`, "utf8"));
    site = await serve({ seed: readFileSync(`${SEED}article.html`, "utf8") });
    installed = await launch(name);
    page = await installed.browser.newPage();
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
  });

  test.each<Policy>(["open", "no scripts"])(
    "served with %s, all prompts are hidden and all of the story stands",
    async (policy) => {
      await page.goto(site.address("seed", policy));
      await page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
      const text = await page.evaluate(visibleText);
      const stands = (part: string) => text.includes(part.replace(/\s+/g, " "));
      expect.soft(expected.hide.filter(stands), "still to be seen").toEqual([]);
      expect
        .soft(
          [...expected.keep, ...expected.keep_chrome].filter((part) => !stands(part)),
          "lost",
        )
        .toEqual([]);
    },
  );
});
