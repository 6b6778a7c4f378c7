import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { fromContent, fromPages, toContent } from "../../protocol/messages";

test.each<[string, unknown]>([
  ["a beginning", { kind: "begin", token: "abcdefghijkl" }],
  ["a snapshot, which the engine looks at", { kind: "analyze", snapshot: { texts: [] }, token: "abcdefghijkl" }],
  [
    "what is new in a snapshot",
    { kind: "analyze-changed", snapshot: {}, change: { start: 2, end: 0, source: "<p>" }, token: "abcdefghijkl" },
  ],
  ["what is hidden", { kind: "applied", hidden: 1, added: { donation: 1 } }],
  ["the panel's width", { kind: "remember-panel", panel: { width: 300 } }],
  ["a picked block", { kind: "picked", selector: "aside.promo" }],
])("of a page, %s is taken", (_, message) => {
  expect(v.is(fromContent, message)).toBe(true);
});

test.each<[string, unknown]>([
  ["an unknown kind", { kind: "open-settings" }],
  ["a beginning with a style sheet of its own", { kind: "begin", token: "a] { } *" }],
  ["what only the extension's own pages may say", { kind: "change-settings", change: { enabled: false } }],
  ["a negative count", { kind: "applied", hidden: -1, added: {} }],
  ["a count that is none", { kind: "applied", hidden: 0, added: { donation: "many" } }],
  ["a selector without end", { kind: "picked", selector: "a".repeat(301) }],
  ["a panel as wide as a house", { kind: "remember-panel", panel: { width: 100_000 } }],
  [
    "a change that keeps less than nothing",
    { kind: "analyze-changed", snapshot: {}, change: { start: -1, end: 0, source: "" }, token: "abcdefghijkl" },
  ],
  ["a snapshot that is none", { kind: "analyze", snapshot: "<p>" }],
])("of a page, %s is refused", (_, message) => {
  expect(v.is(fromContent, message)).toBe(false);
});

describe("of the extension's own pages", () => {
  test.each<[string, unknown, boolean]>([
    [
      "a change of some settings",
      { kind: "change-settings", change: { theme: "dark", panel: { side: "left" } } },
      true,
    ],
    ["a rule", { kind: "set-site", host: "news.example", mode: "off" }, true],
    ["the end of a rule", { kind: "set-site", host: "news.example", mode: null }, true],
    ["a word to a page", { kind: "to-page", tab: 3, message: { kind: "show-all" } }, true],
    [
      "one choice to forget",
      {
        kind: "forget-choices",
        host: "news.example",
        only: { list: "kept", entry: "please" },
      },
      true,
    ],
    ["a rule for what is no host", { kind: "set-site", host: "https://news.example/", mode: "off" }, false],
    ["a setting that is damaged", { kind: "change-settings", change: { theme: "pink" } }, false],
    ["an unknown word to a page", { kind: "to-page", tab: 3, message: { kind: "explode" } }, false],
  ])("%s", (_, message, taken) => {
    expect(v.is(fromPages, message)).toBe(taken);
  });
});

test.each<[unknown, boolean]>([
  [{ kind: "pick" }, true],
  [{ kind: "changed", active: true }, true],
  [{ kind: "look-at", item: 2 }, true],
  [{ kind: "look-at", item: "2" }, false],
  [{ kind: "changed" }, false],
])("to a page, %j is taken: %s", (message, taken) => {
  expect(v.is(toContent, message)).toBe(taken);
});
