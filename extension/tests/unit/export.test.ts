/** What the panel hands out: citations, links, files. */

import { describe, expect, test } from "vitest";
import { inMarks } from "../../../packages/quotes/quotation-marks";
import { oneLine, plain } from "../../../packages/quotes/sanitise";
import type { Statement } from "../../../packages/quotes/statements";
import { citation, csv, fileName, json, markdown, obsidianNote, readwise } from "../../panel/export";
import { exported } from "../../panel/exported";
import { linkTo } from "../../panel/link";
import { TEMPLATE } from "../../panel/template";
import { quote, STORY } from "./quotes";

const credit = ({ speaker }: Statement) => oneLine(speaker ?? "nobody named");

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
    [`a${"𠮷".repeat(70)}`, `a${"𠮷".repeat(59)}.md`],
    [`a${"กำ".repeat(70)}`, `a${"กำ".repeat(59)}.md`],
  ])("a file about “%s” has a plain name of whole words", (title, expected) =>
    expect(fileName(title, "md")).toBe(expected),
  );

  test("a note about a long title in rare signs has an address", () =>
    expect(obsidianNote(`a${"𠮷".repeat(70)}`)).toContain(encodeURIComponent("𠮷".repeat(59))));
});
