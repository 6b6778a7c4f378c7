/** Quotations as text to copy and files to save. */

import { inMarks } from "../../packages/quotes/quotation-marks";
import { oneLine, plain, spoken, withoutComma } from "../../packages/quotes/sanitise";
import type { Statement } from "../../packages/quotes/statements";
import { wentByOf } from "./arrange";
import { forCsv } from "./escape";
import { linkTo, type Story, withoutText } from "./link";
import { fill, type QuoteValues, type StoryValues } from "./template";

/** Who speaks, in the words of the reader's language. */
export type Credit = (quote: Statement) => string;

/** Longest name of a file, in code units. */
const LONGEST_NAME = 120;

/** One quotation with all that is needed to cite it. */
export function citation(quote: Statement, story: Story, credit: Credit): string {
  const lines = [inMarks(spoken(quote.text), story.lang), `— ${credit(quote)}`, sourceOf(story), linkOf(quote, story)];
  return lines.filter(Boolean).join("\n");
}

/** Words of the story that are nobody's, to be cited. */
export function citationOf(text: string, story: Story): string {
  const address = linkTo({ text: plain(text) }, story.text.indexOf(text), story);
  return [inMarks(plain(text), story.lang), sourceOf(story), address].filter(Boolean).join("\n");
}

/** All quotations in the order given, by a template. */
export function markdown(quotes: readonly Statement[], story: Story, credit: Credit, template: string): string {
  return fill(
    template,
    storyValues(story),
    quotes.map((quote) => quoteValues(quote, story, credit)),
  );
}

/** All quotations for programs, with what each rests on. */
export function json(quotes: readonly Statement[], story: Story): string {
  const items = quotes.map((quote) => ({
    rank: quote.rank,
    text: spoken(quote.text),
    parts: quote.parts.map(({ text, start, end }) => ({ text: spoken(text), start, end })),
    speaker: quote.speaker && oneLine(quote.speaker),
    role: quote.role && oneLine(quote.role),
    confidence: quote.confidence,
    evidence: { mention: quote.mention && oneLine(quote.mention.text), cue: quote.cue && oneLine(quote.cue) },
    context: quote.context ? oneLine(quote.context) : null,
    link: linkOf(quote, story),
  }));
  return `${JSON.stringify({ ...storyValues(story), quotes: items }, null, 2)}\n`;
}

/** All quotations as a table. */
export function csv(quotes: readonly Statement[], story: Story): string {
  const head = ["rank", "text", "speaker", "role", "confidence", "evidence", "context", "link", "title", "address"];
  const rows = quotes.map((quote) => [
    String(quote.rank),
    spoken(quote.text),
    quote.speaker ?? "",
    quote.role ?? "",
    quote.confidence.toFixed(2),
    wentByOf(quote) ?? "",
    quote.context ?? "",
    linkOf(quote, story),
    story.title,
    withoutText(story.address),
  ]);
  return table([head, ...rows]);
}

/** The table that Readwise imports: its columns, its names. */
export function readwise(quotes: readonly Statement[], story: Story, credit: Credit): string {
  const head = ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"];
  const rows = quotes.map((quote) => [
    spoken(quote.text),
    story.title,
    story.author,
    withoutText(story.address),
    credit(quote),
    String(quote.start),
    story.read,
  ]);
  return table([head, ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => forCsv(plain(cell))).join(",")}\r\n`).join("");
}

export function fileName(title: string, ending: string): string {
  return `${nameFor(title)}.${ending}`;
}

/** An address by which Obsidian makes a note of what is copied. Only its reader's click opens it; nothing goes anywhere else. */
export function obsidianNote(title: string): string {
  return `obsidian://new?name=${encodeURIComponent(nameFor(title))}&clipboard`;
}

/** A name for what is about the story: its title, as far as every system takes it. */
function nameFor(title: string): string {
  const words =
    oneLine(title)
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? [];
  let name = "";
  for (const word of words) {
    if (name.length + word.length >= LONGEST_NAME) break;
    name += name === "" ? word : ` ${word}`;
  }
  name ||= beginning(words[0] ?? "");
  // Names of devices, which one system keeps to itself.
  const isTaken = /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(name);
  return isTaken ? `${name} quotations`.trim() : name;
}

/** What a reader takes for characters: none of them is cut in two. */
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much of a word as a name may hold. */
function beginning(word: string): string {
  let held = "";
  for (const { segment } of CHARACTERS.segment(word)) {
    if (held.length + segment.length > LONGEST_NAME) break;
    held += segment;
  }
  return held;
}

function sourceOf({ title, publication }: Story): string {
  return [title, publication].map(oneLine).filter(Boolean).join(", ");
}

function linkOf(quote: Statement, story: Story): string {
  return linkTo({ text: withoutComma(quote.parts[0].text) }, quote.start, story);
}

function storyValues(story: Story): StoryValues {
  const { title, author, publication, published, read, lang } = story;
  const values = {
    title,
    author,
    publication,
    published,
    read,
    address: withoutText(story.address),
    language: lang ?? "",
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, oneLine(value)])) as StoryValues;
}

function quoteValues(quote: Statement, story: Story, credit: Credit): QuoteValues {
  return {
    text: inMarks(spoken(quote.text), story.lang),
    credit: credit(quote),
    speaker: oneLine(quote.speaker ?? ""),
    role: oneLine(quote.role ?? ""),
    context: oneLine(quote.context ?? ""),
    link: linkOf(quote, story),
    rank: String(quote.rank),
  };
}
