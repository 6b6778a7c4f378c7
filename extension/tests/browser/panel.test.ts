/** What the panel shows. */

import { describe, expect, test } from "vitest";
import { BROWSERS, changeSettings } from "./browsers";
import { FRONT_PAGE } from "./pages";
import { HOST, inside, untilShown, withPanel } from "./panel";
import { ARABIC_STORY, PLAIN, quoted } from "./quoted";

const HOSTILE = [
  "A form on the pier asks for a name. “Write &lt;b&gt;bold&lt;/b&gt; and &lt;img src=x onerror=&quot;document.title=1&quot;&gt; in it,” said Karin Lund, who made the form herself.",
  ...PLAIN.slice(1).map((text) => text.replace("Peder Aas", "Peder\u200b Aas\u202e")),
];

/** A quotation that its cue cuts in two, by somebody who is named before. */
const CUT = [
  "Ola Rem has fished off Sandholm since she was a girl. “My boat is small,” she said on Monday, “but it goes out in any weather.”",
  ...PLAIN.slice(1),
];

const PAGES = {
  story: quoted(),
  hostile: quoted({ paragraphs: HOSTILE }),
  silent: quoted({ paragraphs: PLAIN.map((text) => text.replace(/“[^”]*”/g, "something")) }),
  arabic: ARABIC_STORY,
  cut: quoted({ paragraphs: CUT }),
  front: FRONT_PAGE,
};

describe.each(BROWSERS)("in %s", (name) => {
  const { given, order, visit, show, open, seen, quotes, press } = withPanel(name, PAGES);

  test("opens, leaves a handle, opens again, goes without a trace", async () => {
    await visit("story");
    const before = await given.page.evaluate(() => document.documentElement.outerHTML);
    await show();
    await untilShown(given.page, ".quote");
    await press("Escape");
    await untilShown(given.page, ".handle");
    await given.page.click(inside(".handle"));
    await untilShown(given.page, ".panel");
    await given.page.click(inside(".close"));
    await untilShown(given.page, ".handle");
    await given.page.hover(inside(".handle"));
    await given.page.click(inside(".remove"));
    await given.page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
    expect(await given.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  test("opens by itself where the reader wants so, and leaves the focus in the page", async () => {
    await changeSettings(given.installed, { panel: { opens: "by-itself" } });
    await visit("story");
    await untilShown(given.page, ".quote");
    expect(await given.page.evaluate(() => document.activeElement?.localName)).toBe("body");
    await changeSettings(given.installed, { panel: { opens: "on-request" } });
  });

  test("shows the key quotations, then the others; by place; by speaker; and remembers which", async () => {
    await open("story");
    expect(await seen("h3")).toEqual(["Key quotations", "Further quotations"]);
    const all = await quotes();
    await order("text");
    await given.page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelectorAll("h3").length === 1,
      {},
      HOST,
    );
    const story = await given.page.evaluate(() => document.querySelector("article")?.textContent ?? "");
    const ordered = await quotes();
    expect(ordered.toSorted()).toEqual(all.toSorted());
    const places = ordered.map((text) => story.indexOf(text.slice(1, -1).split(" … ")[0] ?? ""));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await order("speaker");
    await given.page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelector("[value=speaker]:checked"),
      {},
      HOST,
    );
    await open("story");
    await untilShown(given.page, "[value=speaker]:checked");
    await order("weight");
  });

  test("tells who speaks, in which role, and how large a share each voice has", async () => {
    await open("story");
    const credits = await seen(".credit");
    expect(credits).toContain("Karin Lund, director of the shipping line");
    await given.page.click(inside(".voices summary"));
    const voices = await seen(".voices li");
    expect(voices.find((voice) => voice.startsWith("Ellen Brekke"))).toMatch(/Brekke\d+ words · \d+.?%$/);
    const [first] = await seen(".voices button");
    await given.page.click(inside(".voices button"));
    await given.page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelector("h2 .count")?.textContent?.includes(" of "),
      {},
      HOST,
    );
    expect(new Set(await seen(".credit .name"))).toEqual(new Set([first]));
  });

  test("a search finds words whatever their case and accents, and Escape ends it", async () => {
    await open("story");
    const all = (await quotes()).length;
    await given.page.type(inside("[type=search]"), "GRANDMÖTHER rowed");
    await given.page.waitForFunction(
      (host) => document.querySelector(host)?.shadowRoot?.querySelectorAll(".quote").length === 1,
      {},
      HOST,
    );
    expect(await seen("mark")).toEqual(["grandmother", "rowed"]);
    await given.page.type(inside("[type=search]"), " nowhere");
    expect(await (await untilShown(given.page, ".nothing"))?.evaluate((it) => it.textContent)).toContain(
      "No quotation",
    );
    await press("Escape");
    await given.page.waitForFunction(
      (host, all) => document.querySelector(host)?.shadowRoot?.querySelectorAll(".quote").length === all,
      {},
      HOST,
      all,
    );
    expect(await given.page.$(inside(".panel"))).not.toBeNull();
  });

  test("what changes in it is no change of the page", async () => {
    await visit("story");
    await show();
    await untilShown(given.page, ".quote");
    const isAfter = (before: number) => performance.getEntriesByName("quiet-quotes:quiet").length > before;
    const passes = () => given.page.evaluate(() => performance.getEntriesByName("quiet-quotes:quiet").length);
    const before = await passes();
    await given.page.evaluate(() => document.querySelector("article")?.append(document.createElement("hr")));
    await given.page.waitForFunction(isAfter, {}, before);
    const after = await passes();
    await order("speaker");
    await untilShown(given.page, "h3");
    // Longer than the longest pause between two passes.
    await expect(given.page.waitForFunction(isAfter, { timeout: 4000 }, after)).rejects.toThrow();
    await order("weight");
  });

  test("names cannot turn the direction of what stands beside them", async () => {
    await open("hostile");
    const credits = await seen(".credit");
    expect(credits.join()).toContain("Peder");
    expect(credits.join()).not.toMatch(/[\u202e\u200b]/);
  });

  test("markup in the words of a page stays text", async () => {
    await open("hostile");
    expect((await quotes()).join()).toContain("<b>bold</b> and <img src=x onerror=");
    expect(await given.page.$$(inside("q :is(b, img)"))).toEqual([]);
    expect(await given.page.title()).toBe("Sandholm loses its ferry");
  });

  test("words from right to left are set from right to left", async () => {
    await open("arabic");
    const directions = await given.page.$$eval(inside("q"), (all) => all.map((one) => getComputedStyle(one).direction));
    expect(new Set(directions)).toEqual(new Set(["rtl"]));
    expect(await given.page.$eval(inside("header"), (header) => getComputedStyle(header).direction)).toBe("ltr");
  });

  test.each<[keyof typeof PAGES, string]>([
    ["silent", "Nobody is quoted"],
    ["front", "no news story"],
  ])("on the page “%s” it says why it is empty", async (path, words) => {
    await open(path);
    expect(await (await untilShown(given.page, ".nothing"))?.evaluate((it) => it.textContent)).toContain(words);
  });

  test("what a cue has cut in two is one item, and the words that stand for a name are told to those who ask", async () => {
    await open("cut");
    expect(await quotes()).toContain("“My boat is small … but it goes out in any weather.”");
    const evidence = await untilShown(given.page, ".evidence");
    expect(await evidence?.evaluate((it) => it.querySelector("bdi")?.checkVisibility())).toBe(false);
    await (await given.page.$(inside(".evidence summary")))?.click();
    expect(await evidence?.evaluate((it) => it.querySelector("bdi")?.textContent)).toBe("“she” in the text");
  });
});
