/** Which quotations the panel shows, in which order, and what it tells of those who speak. */

import { describe, expect, test } from "vitest";
import { isUnsure, statementsOf } from "../../../packages/quotes/statements";
import { arrange, isKey, type Order, search, wentByOf } from "../../panel/arrange";
import { fold, holdsAll, spansOf, wordsOf } from "../../panel/search-folding";
import { voicesOf } from "../../panel/voices";
import { part, quote } from "./quotes";

describe("search", () => {
  test.each([
    ["case", "HARBOUR", "the harbour", true],
    ["accents in the text", "senor", "Señor Núñez", true],
    ["accents in the query", "Núñez", "Senor Nunez", true],
    ["letters that do not come apart", "lodz strasse", "Łódź, Straße", true],
    ["each word anywhere", "sea harbour", "harbour by the sea", true],
    ["a word that is missing", "sea moon", "harbour by the sea", false],
    ["a space of zero width in a name", "holt", "Ho\u200blt", true],
    ["another script", "ПОРТ", "в порту", true],
    ["an empty query", "  ", "whatever", true],
  ])("minds not %s", (_, query, text, expected) => {
    expect(holdsAll(wordsOf(query), [text])).toBe(expected);
  });

  test.each([
    ["plain words", "sea", "by the sea and sea", ["sea", "sea"]],
    ["a letter that becomes two", "strass", "an der Straße", ["Straß"]],
    ["an accent of its own", "cafe", "le cafe\u0301 noir", ["cafe\u0301"]],
    ["words one over the other", "harb arbour", "harbour", ["harbour"]],
    ["characters beyond the first plane", "boat", "🚤🚤 boat", ["boat"]],
  ])("marks %s", (_, query, text, expected) => {
    expect(spansOf(wordsOf(query), text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });

  test("looks at words, speaker, role and context", () => {
    const quotes = [
      quote(1, "first", "Maren Holt"),
      quote(2, "second", null, { role: "mayor", context: "He spoke of silt" }),
    ];
    const found = (query: string) => search(quotes, query).map(({ rank }) => rank);
    expect([found("holt"), found("mayor"), found("silt second"), found("nothing")]).toEqual([[1], [2], [2], []]);
  });

  test("takes time in proportion to the text", () => {
    expect(fold("é".repeat(200_000))).toHaveLength(200_000);
  });
});

describe("order", () => {
  const quotes = [
    quote(3, "c", "Ann", { start: 10 }),
    quote(1, "a", "Bo", { start: 20 }),
    quote(2, "b", null, { start: 30 }),
    quote(4, "d", "B\u200bo", { start: 5, role: "pilot" }),
  ];
  const shown = (order: Order) =>
    arrange(quotes, quotes, order).map(({ kind, speaker, quotes }) => [
      kind,
      speaker,
      quotes.map(({ text }) => text).join(""),
    ]);

  test.each<[Order, unknown]>([
    ["weight", [["all", null, "abcd"]]],
    ["text", [["all", null, "dcab"]]],
    [
      "speaker",
      [
        ["speaker", "Bo", "da"],
        ["speaker", "Ann", "c"],
        ["speaker", null, "b"],
      ],
    ],
  ])("by %s", (order, expected) => {
    expect(shown(order)).toEqual(expected);
  });

  test("a speaker's role is shown from whichever quotation tells it", () => {
    expect(arrange(quotes, quotes, "speaker")[0]?.role).toBe("pilot");
  });

  test("many quotations begin with the five key ones", () => {
    const many = Array.from({ length: 9 }, (_, at) => quote(9 - at, `${9 - at}`));
    const sections = arrange(many, many, "weight").map(({ kind, quotes }) => [
      kind,
      quotes.map(({ text }) => text).join(""),
    ]);
    expect(sections).toEqual([
      ["key", "12345"],
      ["further", "6789"],
    ]);
    expect(many.filter((one) => isKey(one, many))).toHaveLength(5);
  });

  test("a search that leaves no key quotation has no empty section", () => {
    const many = Array.from({ length: 9 }, (_, at) => quote(at + 1, `${at + 1}`));
    expect(arrange(many.slice(7), many, "weight").map(({ kind }) => kind)).toEqual(["further"]);
  });
});

test.each([
  ["she", "Ann Holt", "she"],
  ["Holt", "Ann Holt", null],
  ["the mayor", "Ann Holt", "the mayor"],
  ["Mrs Holt", "Ann Holt", null],
  ["she", null, null],
])("of “%s” for %s the panel tells what it went by", (text, speaker, expected) => {
  expect(wentByOf(quote(1, "a", speaker, { mention: { start: 0, end: text.length, text } }))).toBe(expected);
});

test("voices are told by words, named ones first", () => {
  const quotes = [
    quote(1, "one two three", "Ann"),
    quote(2, "one two three four five", null),
    quote(3, "one two", "A\u00adnn"),
  ];
  const voices = voicesOf(quotes, "en").map(({ name, words, share }) => [name, words, share]);
  expect(voices).toEqual([
    ["Ann", 5, 0.5],
    [null, 5, 0.5],
  ]);
});

test("words are counted in a language without spaces, and in one that a page made up", () => {
  expect(voicesOf([quote(1, "港は静かです", "田中")], "ja")[0]?.words).toBeGreaterThan(1);
  expect(voicesOf([quote(1, "one two", "Ann")], "not a language")[0]?.words).toBe(2);
});
describe("statements", () => {
  const cut = [
    part(1, "It goes out,", "Aas", { start: 10, end: 22, confidence: 0.5 }),
    part(2, "A rock", "Brekke", { start: 50, end: 56 }),
    part(1, "in any weather", "Aas", { start: 30, end: 44, confidence: 0.9 }),
  ];

  test("parts of one are shown as one, with an ellipsis, and without the comma before it", () => {
    const all = statementsOf(cut);
    expect(all.map(({ text, start, end, parts }) => [text, start, end, parts.length])).toEqual([
      ["It goes out … in any weather", 10, 44, 2],
      ["A rock", 50, 56, 1],
    ]);
  });

  test.each([
    ["sure of", 0.97, "Aas", false],
    ["less sure of", 0.8, "Aas", true],
  ])("a speaker whom the engine is %s", (_, confidence, speaker, unsure) => {
    const [statement] = statementsOf([part(1, "It goes out", "Aas", { confidence })]);
    expect([statement?.speaker, statement && isUnsure(statement)]).toEqual([speaker, unsure]);
  });
});
