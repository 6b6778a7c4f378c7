/** In which order quotations are shown, and which of them are the key ones. */

import type { Quote } from "../engine/engine";
import type { PanelSettings } from "../storage/schema";
import { oneLine } from "./sanitise";
import { fold, holdsAll, wordsOf } from "./search-folding";

export type Order = PanelSettings["order"];

/** Quotations under one heading. */
export interface Section {
  kind: "key" | "further" | "all" | "speaker";
  /** For `speaker`: who; `null` for quotations of which the story does not tell. */
  speaker: string | null;
  role: string | null;
  quotes: Quote[];
}

const KEY = 5;
/** A story with so few quotations has no key ones among them. */
const FEW = 6;
/** Speakers that the engine is less sure of are shown as likely ones. */
const SURE = 0.6;

/** Whether a quotation is one of the key ones. */
export function isKey(quote: Quote, all: readonly Quote[]): boolean {
  return all.length > FEW && quote.rank <= KEY;
}

export function isUnsure({ speaker, confidence }: Quote): boolean {
  return speaker !== null && confidence < SURE;
}

/** The words that stand for the speaker beside a quotation, where they are no part of the name: a pronoun, an office. */
export function wentByOf({ speaker, mention }: Quote): string | null {
  const words = mention && oneLine(mention.text);
  return speaker === null || !words || fold(oneLine(speaker)).includes(fold(words)) ? null : words;
}

/** The quotations in which every word of a query is found: in what is said, by whom, or in which sentence. */
export function search(quotes: readonly Quote[], query: string): Quote[] {
  const words = wordsOf(query);
  return quotes.filter(({ text, speaker, role, context }) =>
    holdsAll(words, [text, speaker ?? "", role ?? "", context ?? ""].map(oneLine)),
  );
}

/** Quotations in sections; those without any are left out. */
export function arrange(shown: readonly Quote[], all: readonly Quote[], order: Order): Section[] {
  const sections = order === "speaker" ? bySpeaker(shown) : inOneList(shown, all, order);
  return sections.filter(({ quotes }) => quotes.length > 0);
}

function inOneList(shown: readonly Quote[], all: readonly Quote[], order: Order): Section[] {
  const section = (kind: Section["kind"], quotes: Quote[]) => ({ kind, speaker: null, role: null, quotes });
  if (order === "text") return [section("all", shown.toSorted(byPlace))];
  const ranked = shown.toSorted((one, other) => one.rank - other.rank);
  const key = ranked.filter((quote) => isKey(quote, all));
  if (key.length === 0) return [section(all.length > FEW ? "further" : "all", ranked)];
  return [section("key", key), section("further", ranked.slice(key.length))];
}

function byPlace(one: Quote, other: Quote): number {
  return one.start - other.start;
}

/** Whoever says the weightiest comes first; quotations of nobody named come last. */
function bySpeaker(shown: readonly Quote[]): Section[] {
  const sections = new Map<string, Section>();
  for (const quote of shown.toSorted((one, other) => one.rank - other.rank)) {
    const key = speakerKey(quote);
    const section = sections.get(key) ?? { kind: "speaker", speaker: quote.speaker, role: null, quotes: [] };
    section.role ??= quote.role;
    section.quotes.push(quote);
    sections.set(key, section);
  }
  for (const { quotes } of sections.values()) quotes.sort(byPlace);
  return [...sections.values()].sort((one, other) => Number(one.speaker === null) - Number(other.speaker === null));
}

/** The same for all spellings of a name that look alike. */
export function speakerKey({ speaker }: Quote): string {
  return speaker === null ? "" : fold(oneLine(speaker));
}
