/** Addresses that lead to a quotation's place in its story: text fragments, `#:~:text=…`. */

import type { Quote } from "../engine/engine";
import { wordSpans } from "./words";

/** What links, copies and files say of the story itself. */
export interface Story {
  title: string;
  /** Its address, without the place on the page. */
  address: string;
  lang: string | null;
  /** What the page tells of it, empty where it does not; days as ISO writes them. */
  author: string;
  publication: string;
  published: string;
  /** The day on which the reader reads it. */
  read: string;
  /** Its text, into which the quotations' offsets count. */
  text: string;
}

/** A quotation with more words is named by its first and last ones. */
const LONG = 12;
const ENDS = 6;
/** Words before a quotation that tell it from the same words elsewhere. */
const BEFORE = 3;

/** An address that opens the story at the quotation. */
export function linkTo({ text }: Pick<Quote, "text">, start: number, story: Story): string {
  const [first, last] = ends(text, story.lang);
  const at = story.text.indexOf(first);
  const before = at >= 0 && at < start ? wordsBefore(start, story) : "";
  const parts = [before && `${encode(before)}-`, encode(first), last && encode(last)];
  const address = withoutText(story.address);
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${parts.filter(Boolean).join(",")}`;
}

/** An address without the text fragment it may have already. */
export function withoutText(address: string): string {
  const [plain = ""] = address.split(":~:");
  return plain.endsWith("#") ? plain.slice(0, -1) : plain;
}

/** The words to look for: all of them, or where they begin and end. Neither may reach over paragraphs. */
function ends(text: string, lang: string | null): [first: string, last: string] {
  const paragraphs = text.split("\n");
  const words = wordSpans(text, lang);
  if (paragraphs.length === 1 && words.length <= LONG) return [text, ""];
  const [head = "", tail = ""] = [paragraphs[0], paragraphs.at(-1)];
  const [, end] = wordSpans(head, lang).at(ENDS - 1) ?? [0, head.length];
  const [begin] = wordSpans(tail, lang).at(-ENDS) ?? [0];
  return [head.slice(0, end), tail.slice(begin)];
}

function wordsBefore(start: number, { text, lang }: Story): string {
  const paragraph = text.slice(0, start).split("\n").at(-1) ?? "";
  const [begin] = wordSpans(paragraph, lang).at(-BEFORE) ?? [0];
  return paragraph.slice(begin).trim();
}

/** Dashes and commas mean something in a text fragment, parentheses in Markdown. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[-()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
