import { describe, expect, test } from "vitest";
import { relearn, trimLearned } from "../../storage/learning";
import type { LearnedStyle } from "../../storage/schema";

const style = (...selectors: [string, number][]): LearnedStyle => ({
  selectors: selectors.map(([selector, missed]) => ({ selector, missed })),
  day: 100,
});

describe("a learned style after a visit", () => {
  test("counts anew for what was confirmed, forgets what was refuted, and is patient with the rest", () => {
    const before = style(["div.a", 3], ["div.b", 0], ["div.c", 1]);
    expect(relearn(before, { confirmed: ["div.a", "div.new"], refuted: ["div.b"] }, 101)).toEqual({
      selectors: [
        { selector: "div.a", missed: 0 },
        { selector: "div.new", missed: 0 },
        { selector: "div.c", missed: 2 },
      ],
      day: 101,
    });
  });

  test("forgets what matched nothing for long", () => {
    let now = style(["div.a", 0]);
    for (let visit = 0; visit < 8; visit++) now = relearn(now, { confirmed: [], refuted: [] }, 101);
    expect(now.selectors).toHaveLength(1);
    expect(relearn(now, { confirmed: [], refuted: [] }, 101).selectors).toEqual([]);
  });

  test("holds no more than forty selectors, the confirmed first", () => {
    const many = Array.from({ length: 60 }, (_, at) => `div.n${at}`);
    const learned = relearn(style(["div.old", 0]), { confirmed: many, refuted: [] }, 101);
    expect(learned.selectors).toHaveLength(40);
    expect(learned.selectors.map(({ selector }) => selector)).not.toContain("div.old");
  });
});

describe("learned styles that go", () => {
  test("are those of sites not visited for half a year", () => {
    expect(
      trimLearned({ "old.example": { selectors: [], day: 1 }, "new.example": { selectors: [], day: 200 } }),
    ).toEqual(["old.example"]);
  });

  test("are the oldest beyond three hundred", () => {
    const all = Object.fromEntries(
      Array.from({ length: 302 }, (_, at) => [`site${at}.example`, { selectors: [], day: 1000 + (at % 151) }]),
    );
    expect(trimLearned(all).sort()).toEqual(["site0.example", "site151.example"]);
  });
});
