/** What the panel shows, in which order, and what it hands out. */

import { describe, expect, test } from "vitest";
import { inMarks } from "../../../packages/quotes/quotation-marks";
import { oneLine, plain } from "../../../packages/quotes/sanitise";
import { isUnsure, type Statement, statementsOf } from "../../../packages/quotes/statements";
import type { Quote } from "../../engine/engine";
import { arrange, isKey, type Order, search, wentByOf } from "../../panel/arrange";
import { citation, csv, fileName, json, markdown, readwise } from "../../panel/export";
import { exported } from "../../panel/exported";
import { type Action, actionOf, type Place } from "../../panel/key-map";
import { type Column, findLayout, hasRoomForHandle } from "../../panel/layout";
import { linkTo, type Story } from "../../panel/link";
import { fold, holdsAll, spansOf, wordsOf } from "../../panel/search-folding";
import { TEMPLATE } from "../../panel/template";
import { voicesOf } from "../../panel/voices";

function part(rank: number, text: string, speaker: string | null = null, more: Partial<Quote> = {}): Quote {
  const where = { start: rank * 100, end: rank * 100 + text.length, mention: null, cue: null, places: null };
  return { rank, text, speaker, role: null, confidence: 0.9, ...where, ...more };
}

function quote(...given: Parameters<typeof part>): Statement {
  const only = part(...given);
  return { ...only, parts: [only] };
}

const STORY: Story = {
  title: "Ostermoor harbour",
  address: "https://courier.example/harbour",
  lang: "en",
  author: "Lena Voss",
  publication: "The Courier",
  published: "2026-03-14",
  read: "2026-03-15",
  text: "The mayor spoke. The plan is “overdue”, he said.\nHe called the pier “overdue” too.",
};

const credit = ({ speaker }: Statement) => oneLine(speaker ?? "nobody named");

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

test.each([
  ["en", "“x”"],
  ["de", "„x“"],
  ["de-CH", "«x»"],
  ["fr", "«\u00a0x\u00a0»"],
  ["ja", "「x」"],
  ["pt-PT", "«x»"],
  ["pt-BR", "“x”"],
  ["sv", "”x”"],
  ["xx", "“x”"],
  [null, "“x”"],
])("what is said in %s stands in the marks of that language", (lang, expected) => {
  expect(inMarks("x", lang)).toBe(expected);
});

describe("what is handed out", () => {
  const hostile = quote(1, "<img src=x onerror=alert(1)> *all* [[of]](it)\n2. two", "Bo_b <b>\u202e", {
    role: "mayor",
  });
  const tagged = "harm\u{e0069}\u{e0067}\u{e006e}less\u2066";

  test("a citation has words, speaker, title and link", () => {
    expect(citation(quote(1, "The plan is,", "Ann", { start: 17 }), STORY, credit).split("\n")).toEqual([
      "“The plan is”",
      "— Ann",
      "Ostermoor harbour, The Courier",
      "https://courier.example/harbour#:~:text=The%20plan%20is",
    ]);
  });

  test("Markdown begins with what is known of the story, for programs that read it", () => {
    const text = markdown([quote(1, "The plan is", "Ann")], { ...STORY, title: 'A "title": x' }, credit, TEMPLATE);
    expect(text.split("\n").slice(0, 13)).toEqual([
      "---",
      'title: "A \\"title\\": x"',
      'author: "Lena Voss"',
      'publication: "The Courier"',
      'published: "2026-03-14"',
      'read: "2026-03-15"',
      'address: "https://courier.example/harbour"',
      'language: "en"',
      "---",
      "",
      '# A "title": x',
      "",
      "> “The plan is”",
    ]);
  });

  test("nothing is markup in Markdown", () => {
    const text = markdown([hostile], { ...STORY, title: "# A <b>title</b>" }, credit, TEMPLATE);
    expect(text).toContain("# \\# A \\<b\\>title\\</b\\>\n\n");
    expect(text).toContain(
      "> “\\<img src\\=x onerror\\=alert(1)\\> \\*all\\* \\[\\[of\\]\\](it)\n>\n> 2\\. two”\n\n— [Bo\\_b \\<b\\>](https://",
    );
  });

  test("a value of the page is a value in YAML, whatever it holds", () => {
    const text = markdown([], { ...STORY, title: "x\n---\nevil: true\n" }, credit, TEMPLATE);
    expect(text.split("\n")[1]).toBe('title: "x --- evil: true"');
  });

  test.each([
    ["javascript:alert(1)", "()"],
    ["https://a.example/b)](x", "(https://a.example/b%29%5D%28x"],
    ["https://a.example/<b> c", "(https://a.example/%3Cb%3E%20c"],
  ])("the address %s leads nowhere else", (address, expected) => {
    expect(
      markdown([quote(1, "a", "Ann")], { ...STORY, address }, credit, "{{#quotes}}[x]({{link}}){{/quotes}}"),
    ).toContain(expected);
  });

  test("no second text hides in what is handed out", () => {
    const one = quote(1, tagged, tagged, { context: tagged });
    const story = { ...STORY, title: tagged, author: tagged };
    const all = [
      markdown([one], story, credit, TEMPLATE),
      json([one], story),
      csv([one], story),
      readwise([one], story, credit),
      citation(one, story, credit),
      fileName(tagged, "md"),
    ];
    for (const text of all) {
      expect(text).toContain("harmless");
      expect(text).not.toMatch(/[\u{e0000}-\u{e0fff}\u2066]/u);
    }
  });

  test("a template of the reader's own is followed", () => {
    const template = "{{title}} ({{nothing}})\n{{#quotes}}\n- {{speaker}}: {{text}}\n{{/quotes}}\nread on {{read}}";
    const quotes = [quote(1, "One", "Ann"), quote(2, "Two", "Bo")];
    expect(markdown(quotes, STORY, credit, template)).toBe(
      "Ostermoor harbour ()\n- Ann: “One”\n- Bo: “Two”\nread on 2026-03-15\n",
    );
  });

  test("JSON can be read again, with what each quotation rests on", () => {
    const mention = { start: 0, end: 3, text: "she" };
    const { title, address, published, quotes } = JSON.parse(json([{ ...hostile, mention }], STORY));
    expect([title, address, published]).toEqual([STORY.title, STORY.address, STORY.published]);
    expect(quotes[0]).toMatchObject({
      speaker: "Bo_b <b>",
      role: "mayor",
      confidence: 0.9,
      evidence: { mention: "she" },
    });
  });

  test("a table has a row for each quotation, and no formula", () => {
    const rows = csv([quote(1, '=cmd|"/c calc"!A1', "Ann"), quote(2, "b, c")], STORY).split("\r\n");
    expect(rows[1]).toMatch(/^1,"'=cmd\|""\/c calc""!A1",Ann,/);
    expect(rows[2]).toMatch(/^2,"b, c",,/);
  });

  test("Obsidian is asked for a note of the story's name that holds what was copied, and for nothing else", () => {
    const title = "Harbour: what’s next? &vault=x";
    const { text, file, opens } = exported("note", [quote(1, "One", "Ann")], { ...STORY, title }, credit, "");
    expect(text).toContain("> [!quote] Ann\n> “One”");
    expect(file).toBeNull();
    const asked = new URL(opens ?? "");
    expect([asked.protocol, asked.host, ...asked.searchParams]).toEqual([
      "obsidian:",
      "new",
      ["name", "Harbour what’s next vault x"],
      ["clipboard", ""],
    ]);
  });

  test("Readwise gets the columns that it knows", () => {
    expect(
      readwise([quote(1, "One", "Ann", { start: 7 })], STORY, credit)
        .split("\r\n")
        .slice(0, 2),
    ).toEqual([
      "Highlight,Title,Author,URL,Note,Location,Date",
      "One,Ostermoor harbour,Lena Voss,https://courier.example/harbour,Ann,7,2026-03-15",
    ]);
  });

  test.each([
    ["Harbour: what’s next? (2026)", "Harbour what’s next 2026.md"],
    ["../../etc/passwd", "etc passwd.md"],
    ["\u202e???", "quotations.md"],
    ["Ñandú 鳥", "Ñandú 鳥.md"],
    ["con", "con quotations.md"],
    ["a".repeat(500), `${"a".repeat(120)}.md`],
    ["word ".repeat(40).trim(), `${"word ".repeat(24).trim()}.md`],
  ])("a file about “%s” has a plain name of whole words", (title, expected) =>
    expect(fileName(title, "md")).toBe(expected),
  );
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
  ])("with %s", (_, window, push, expected) => {
    expect(findLayout(window, "right", 360, { push, coversMenu: () => false })).toEqual(expected);
  });

  test.each([
    ["a story that moves aside is pushed", centred(1400), { kind: "beside", side: "right", width: 360, pushes: true }],
    [
      "a page whose story stays is pushed all the same",
      fixed(100, 900),
      { kind: "beside", side: "right", width: 360, pushes: true },
    ],
  ])("where a menu lies in the free room, %s", (_, push, expected) => {
    expect(findLayout(1400, "right", 360, { push, coversMenu: () => true })).toEqual(expected);
  });

  test.each([
    [{ left: 300, right: 900 }, true],
    [{ left: 10, right: 380 }, false],
    [null, true],
  ])("a handle at the edge of a window of 400 + 560 pixels stands over no story at %o: %s", (story, expected) => {
    expect(hasRoomForHandle("right", story, story?.right === 380 ? 400 : 960)).toBe(expected);
  });

  test("nothing is left pushed where the panel is a sheet", () => {
    const asked: number[] = [];
    const push = (room: number) => {
      asked.push(room);
      return { left: 50, right: 950 };
    };
    findLayout(1000, "left", 500, { push, coversMenu: () => false });
    expect(asked.at(-1)).toBe(0);
  });
});
