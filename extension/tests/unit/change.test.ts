import { describe, expect, test } from "vitest";
import { changed, changeFrom } from "../../protocol/change";

const PAGE = `<html><body>${"<p>The tide came in.</p>".repeat(500)}</body></html>`;

describe("a change of a source", () => {
  test.each<[string, string, string, number]>([
    ["nothing new", PAGE, PAGE, 0],
    ["a paragraph more", PAGE, PAGE.replace("</body>", "<p>New.</p></body>"), 15],
    ["a paragraph less", PAGE, PAGE.replace("<p>The tide came in.</p>", ""), 0],
    ["the same letters once more", "aa", "aaa", 1],
    ["half of a pair", "a\u{1f30a}b", "a\u{1f30b}b", 1],
    ["another page", "<html></html>", "x", 1],
    ["nothing before", "", "<html></html>", 13],
    ["nothing left", PAGE, "", 0],
  ])("%s", (_, before, after, sent) => {
    const change = changeFrom(before, after);
    expect(changed(before, change)).toBe(after);
    expect(change.source.length).toBeLessThanOrEqual(sent);
  });

  test("of another source than the one at hand is not made", () => {
    expect(changed("short", changeFrom(PAGE, `${PAGE}!`))).toBeNull();
  });
});
