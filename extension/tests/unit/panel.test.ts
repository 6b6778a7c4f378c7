/** What the panel shows, in which order, and what it hands out. */

import { describe, expect, test } from "vitest";
import type { Quote } from "../../engine/engine";
import { arrange, isKey, type Order, search, wentByOf } from "../../panel/arrange";
import { citation, fileName, json, markdown } from "../../panel/export";
import { type Action, actionOf, type Place } from "../../panel/key-map";
import { type Column, findLayout } from "../../panel/layout";
import { linkTo, type Story } from "../../panel/link";
import { oneLine, plain } from "../../panel/sanitise";
import { fold, holdsAll, spansOf, wordsOf } from "../../panel/search-folding";
import { voicesOf } from "../../panel/voices";

function quote(rank: number, text: string, speaker: string | null = null, more: Partial<Quote> = {}): Quote {
  const where = { start: rank * 100, end: rank * 100 + text.length, mention: null, cue: null, places: null };
  return { rank, text, speaker, role: null, confidence: 0.9, ...where, ...more };
}

const STORY: Story = {
  title: "Ostermoor harbour",
  address: "https://courier.example/harbour",
  lang: "en",
  text: "The mayor spoke. The plan is “overdue”, he said.\nHe called the pier “overdue” too.",
};

const credit = ({ speaker }: Quote) => oneLine(speaker ?? "nobody named");

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

describe("texts", () => {
  test.each([
    ["an override of direction", "Holt\u202e, rotces", "Holt, rotces"],
    ["spaces without width", "Ma\u200bren\ufeff Holt", "Maren Holt"],
    ["control characters", "a\u0000b\u001bc", "abc"],
    ["joiners that a script needs", "می\u200cخواهم", "می\u200cخواهم"],
    ["paragraphs and tabs", "one \n \n two\tthree", "one\ntwo three"],
  ])("are cleaned of %s", (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test("can be put into one line", () => expect(oneLine("one\ntwo")).toBe("one two"));
});

describe("links", () => {
  const at = (text: string) => STORY.text.indexOf(text);
  test.each([
    ["few words are named whole", "The plan is", at("The plan is"), "#:~:text=The%20plan%20is"],
    ["signs with a meaning are written otherwise", "a-b, (c) & d", 0, "#:~:text=a%2Db%2C%20%28c%29%20%26%20d"],
    [
      "many words are named by both ends",
      "one two three four five six seven eight nine ten eleven twelve thirteen",
      0,
      "#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen",
    ],
    ["paragraphs are named by both ends", "one two\nthree four", 0, "#:~:text=one%20two,three%20four"],
    [
      "words said twice are told apart",
      "overdue",
      STORY.text.lastIndexOf("overdue"),
      "#:~:text=called%20the%20pier%20%E2%80%9C-,overdue",
    ],
  ])("%s", (_, text, start, expected) => {
    expect(linkTo({ text }, start, STORY)).toBe(STORY.address + expected);
  });

  test.each([
    ["https://a.example/#part", "https://a.example/#part:~:text=x"],
    ["https://a.example/#:~:text=old", "https://a.example/#:~:text=x"],
  ])("from %s", (address, expected) => {
    expect(linkTo({ text: "x" }, 0, { ...STORY, address })).toBe(expected);
  });
});

describe("what is handed out", () => {
  const hostile = quote(1, "<img src=x onerror=alert(1)> *all* [of](it)\n2. two", "Bo_b <b>\u202e", { role: "mayor" });

  test("a citation has words, speaker, title and link", () => {
    expect(citation(quote(1, "The plan is", "Ann", { start: 17 }), STORY, credit).split("\n")).toEqual([
      "“The plan is”",
      "— Ann",
      "Ostermoor harbour",
      "https://courier.example/harbour#:~:text=The%20plan%20is",
    ]);
  });

  test("nothing is markup in Markdown", () => {
    const text = markdown([hostile], { ...STORY, title: "# A <b>title</b>" }, credit);
    expect(text).toContain(
      "# \\# A \\<b\\>title\\</b\\>\n\n<https://courier.example/harbour>\n\n> \\<img src=x onerror=alert(1)\\> \\*all\\* \\[of\\](it)\n>\n> 2\\. two\n\n— [Bo\\_b \\<b\\>](https://",
    );
  });

  test("JSON can be read again", () => {
    const { title, url, quotes } = JSON.parse(json([hostile], STORY));
    expect([title, url, quotes[0].speaker, quotes[0].role]).toEqual([STORY.title, STORY.address, "Bo_b <b>", "mayor"]);
  });

  test.each([
    ["Harbour: what’s next? (2026)", "harbour-what-s-next-2026.md"],
    ["../../etc/passwd", "etc-passwd.md"],
    ["\u202e???", "quotations.md"],
    ["Ñandú 鳥", "ñandú-鳥.md"],
    ["a".repeat(500), `${"a".repeat(60)}.md`],
  ])("a file about “%s” has a plain name", (title, expected) => expect(fileName(title, "md")).toBe(expected));
});

describe("keys", () => {
  const press = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });
  test.each<[string, Place, Action | null]>([
    ["j", "list", "next"],
    ["ArrowUp", "list", "previous"],
    ["C", "list", "copy"],
    ["/", "elsewhere", "search"],
    ["j", "search", null],
    ["/", "search", null],
    ["ArrowDown", "search", "first"],
    ["Escape", "search", "clear"],
    ["Escape", "list", "close"],
    ["ArrowRight", "choice", null],
    ["ArrowLeft", "edge", "wider"],
    ["Home", "edge", "narrowest"],
    ["Enter", "list", null],
    ["Tab", "list", null],
    ["constructor", "list", null],
  ])("%s in %s", (key, place, expected) => {
    expect(actionOf(press(key), place, "right")).toBe(expected);
  });

  test("shortcuts of the browser and words being composed are left alone", () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
      expect(actionOf(press("c", more), "list", "right")).toBeNull();
  });

  test("on the left the other arrow makes it wider", () =>
    expect(actionOf(press("ArrowRight"), "edge", "left")).toBe("wider"));
});

describe("place of the panel", () => {
  const centred =
    (window: number) =>
    (room: number): Column => {
      const middle = (window - room) / 2;
      return { left: middle - 300, right: middle + 300 };
    };
  const fixed = (left: number, right: number) => (): Column => ({ left, right });
  test.each([
    ["a phone", 400, fixed(10, 390), { kind: "sheet" }],
    ["room beside the story", 1400, fixed(100, 900), { kind: "beside", side: "right", width: 360, pushes: false }],
    ["a story that moves aside", 1200, centred(1200), { kind: "beside", side: "right", width: 360, pushes: true }],
    [
      "a story that stays, with some room",
      1200,
      fixed(100, 900),
      { kind: "beside", side: "right", width: 288, pushes: false },
    ],
    ["a story that stays, without room", 1000, fixed(100, 900), { kind: "sheet" }],
    ["no story", 1200, () => null, { kind: "beside", side: "right", width: 360, pushes: false }],
  ])("with %s", (_, window, story, expected) => {
    expect(findLayout(window, "right", 360, story)).toEqual(expected);
  });

  test("nothing is left pushed where the panel is a sheet", () => {
    const asked: number[] = [];
    findLayout(1000, "left", 500, (room) => {
      asked.push(room);
      return { left: 50, right: 950 };
    });
    expect(asked.at(-1)).toBe(0);
  });
});
