/** What a reader does in the panel: goes to places, copies, saves, takes the keyboard. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { BROWSERS } from "./browsers";
import { HOST, inside, untilShown, withPanel } from "./panel";
import { quoted } from "./quoted";
import { pasted } from "./test-page";
import { reduceMotion } from "./window";

/** What the page's own listener hears; its script runs before anything else of the page. */
const LISTENER = `<script>
  globalThis.heard = [];
  for (const name of ["keydown", "keypress", "keyup", "click", "input"])
    for (const capture of [true, false])
      addEventListener(name, (event) => heard.push(event.key ?? event.type), capture);
</script>`;

const PAGES = {
  story: quoted({ head: LISTENER }),
};

describe.each(BROWSERS)("in %s", (name) => {
  const { given, order, visit, show, open, quotes, status, press } = withPanel(name, PAGES);

  test("a press leads to the place, shows it, and back", async () => {
    await given.page.setViewport({ width: 1280, height: 400 });
    await open("story");
    await order("text");
    await given.page.evaluate(() => scrollTo({ top: 120, behavior: "instant" }));
    await given.page.locator(inside(".quote:last-child .jump")).click();
    await given.page.waitForFunction(isShown, {}, HOST, "My grandmother rowed");
    await given.page.locator(inside(".back")).click();
    await given.page.waitForFunction(
      (host) => scrollY === 120 && !document.querySelector(host)?.shadowRoot?.querySelector(".places i"),
      {},
      HOST,
    );
    await order("weight");
  });

  test("with less motion a press leads to the place at once", async () => {
    await given.page.setViewport({ width: 1280, height: 400 });
    await reduceMotion(name, given.page);
    await open("story");
    const [before, after] = await given.page.evaluate((host) => {
      const jumps = document.querySelector(host)?.shadowRoot?.querySelectorAll<HTMLElement>(".jump");
      const places = [scrollY];
      for (const jump of jumps ?? []) {
        jump.click();
        places.push(scrollY);
      }
      return [places[0], Math.max(...places)];
    }, HOST);
    expect(after).toBeGreaterThan(before ?? 0);
  });

  test("a place that is gone is told in words", async () => {
    await open("story");
    await given.page.evaluate((host) => {
      for (const paragraph of document.querySelectorAll("article p")) paragraph.textContent = "Nothing is left.";
      document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(".jump")?.click();
    }, HOST);
    await status("page has changed");
  });

  test("a place is found again in a page that has changed around it", async () => {
    await open("story");
    await given.page.evaluate((host) => {
      for (const paragraph of document.querySelectorAll("article p")) paragraph.replaceWith(paragraph.cloneNode(true));
      document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(".jump")?.click();
    }, HOST);
    await untilShown(given.page, ".places i");
  });

  test("a copy has words, speaker, title and a link to the place", async () => {
    await open("story");
    await order("text");
    await given.page.focus(inside(".jump"));
    await press("c");
    await status("Copied");
    const lines = (await pasted(given.page)).split("\n");
    expect(lines).toEqual([
      "“We cannot pay a crew of nine to carry four passengers”",
      expect.stringMatching(/^— /),
      expect.stringMatching(/^Sandholm loses its ferry, /),
      `${given.page.url()}#:~:text=We%20cannot%20pay%20a%20crew%20of%20nine%20to%20carry%20four%20passengers`,
    ]);
    await order("weight");
  });

  test("the link in a copy opens the page at the place", async () => {
    await given.page.setViewport({ width: 1280, height: 300 });
    await open("story");
    await order("text");
    await given.page.click(inside(".quote:last-child .copy"));
    await status("Copied");
    const link = (await pasted(given.page)).split("\n").at(-1) ?? "";
    await order("weight");
    await given.page.close();
    given.page = await given.installed.browser.newPage();
    await given.page.setViewport({ width: 1280, height: 300 });
    await given.page.goto(link);
    await given.page.waitForFunction(() => {
      const place = [...document.querySelectorAll("article p")].find((text) =>
        text.textContent?.includes("grandmother"),
      );
      const { top, bottom } = place?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return scrollY > 0 && top >= 0 && bottom <= innerHeight;
    });
  });

  test("all is copied as Markdown, and saved as Markdown and JSON", async () => {
    await open("story");
    const all = await quotes();
    await given.page.click(inside("summary"));
    await given.page.click(inside(".export li:nth-child(1) button"));
    await status("copied");
    const text = await pasted(given.page);
    expect(text).toMatch(/^---\ntitle: "Sandholm loses its ferry"\n/);
    expect(text.match(/^> /gm)?.length).toBeGreaterThanOrEqual(all.length);
    for (const [at, file] of [
      [4, "Sandholm loses its ferry.md"],
      [5, "Sandholm loses its ferry.json"],
    ] as const) {
      await given.page.click(inside("summary"));
      await given.page.click(inside(`.export li:nth-child(${at}) button`));
      await status(file);
      const saved = await vi.waitUntil(() => read(file), { timeout: 10_000, interval: 50 });
      if (at === 4) expect(saved).toBe(text);
      else expect(JSON.parse(saved).quotes.map(({ text }: { text: string }) => `“${text}”`)).toEqual(all);
    }
  });

  test("what Obsidian is to make a note of is copied, and the page stays", async () => {
    await open("story");
    const address = given.page.url();
    await given.page.click(inside("summary"));
    await given.page.click(inside(".export li:nth-child(3) button"));
    await status("copied");
    expect(await pasted(given.page)).toContain("> [!quote]");
    expect(given.page.url()).toBe(address);
  });

  const read = (file: string) => readFile(join(given.installed.downloads, file), "utf8").catch(() => "");

  test("by keyboard one goes through it, and the page hears nothing of it", async () => {
    await visit("story");
    await given.page.focus("#author");
    await show();
    await untilShown(given.page, ".quote");
    const reached = () =>
      given.page.evaluate(
        (host) => document.querySelector(host)?.shadowRoot?.activeElement?.querySelector("q")?.textContent,
        HOST,
      );
    const all = await quotes();
    expect(await reached()).toBe(all[0]);
    await given.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
    await press("j");
    await press("ArrowDown");
    await press("k");
    expect(await reached()).toBe(all[1]);
    await press("End");
    expect(await reached()).toBe(all.at(-1));
    await press("Home");
    await press("Enter");
    await untilShown(given.page, ".places i");
    await press("/");
    await given.page.keyboard.type("jk/c");
    expect(await given.page.$eval(inside("[type=search]"), (field) => (field as HTMLInputElement).value)).toBe("jk/c");
    await press("Escape");
    await press("ArrowDown");
    expect(await reached()).toBe(all[0]);
    await press("Escape");
    await untilShown(given.page, ".handle");
    expect(await given.page.evaluate(() => document.activeElement?.id)).toBe("author");
    expect(
      await given.page.evaluate(() =>
        (globalThis as unknown as { heard: string[] }).heard.filter((name) => !["click", "input"].includes(name)),
      ),
    ).toEqual([]);
  });

  test("Tab leads into it and out of it", async () => {
    await open("story");
    const where = () =>
      given.page.evaluate(
        (host) => (document.activeElement?.matches(host) ? host : document.activeElement?.localName),
        HOST,
      );
    await given.page.focus("#author");
    await press("Tab");
    expect(await where()).toBe(HOST);
    await given.page.keyboard.down("Shift");
    await press("Tab");
    await given.page.keyboard.up("Shift");
    expect(await where()).toBe("a");
    await press("Tab");
    const stops: unknown[] = [];
    while ((await where()) === HOST && stops.length < 30) {
      stops.push(HOST);
      await press("Tab");
    }
    expect(stops.length).toBeLessThan(12);
  });

  test("Escape closes the menu first, then the panel, then takes the handle away", async () => {
    await open("story");
    await given.page.click(inside(".export summary"));
    await press("Escape");
    await untilShown(given.page, ".export:not([open])");
    await press("Escape");
    await untilShown(given.page, ".handle");
    await press("Escape");
    await given.page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
  });
});

/** Whether a part of the story is lit and lies in the middle of the window. */
function isShown(host: string, words: string): boolean {
  const boxes = document.querySelector(host)?.shadowRoot?.querySelectorAll(".places i") ?? [];
  const block = [...document.querySelectorAll("article p")].find(({ textContent }) => textContent?.includes(words));
  const around = block?.getBoundingClientRect();
  const lit = [...boxes].map((box) => box.getBoundingClientRect());
  if (!around || lit.length === 0) return false;
  const isOver = ({ top, bottom }: DOMRect) => top >= around.top - 4 && bottom <= around.bottom + 4;
  return lit.every((box) => isOver(box) && box.top > innerHeight / 4 && box.bottom < (3 * innerHeight) / 4);
}
