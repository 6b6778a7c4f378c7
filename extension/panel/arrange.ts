/** In which order quotations are shown, and which of them are the key ones. */

import { oneLine, spoken } from "../../packages/quotes/sanitise";
import type { Statement } from "../../packages/quotes/statements";
import type { Quote } from "../engine/engine";
import type { PanelSettings } from "../shared/schema";
import { fold, holdsAll, wordsOf } from "./search-folding";

export type Order = PanelSettings["order"];

/** Quotations under one heading. */
export interface Section {
  kind: "key" | "further" | "all" | "speaker";
  /** For `speaker`: who; `null` for quotations of which the story does not tell. */
  speaker: string | null;
  role: string | null;
  quotes: Statement[];
}

const KEY = 5;
/** A story with so few quotations has no key ones among them. */
const FEW = 6;

/** Whether a quotation is one of the key ones. */
export function isKey(quote: Statement, all: readonly Statement[]): boolean {
  return all.length > FEW && quote.rank <= KEY;
}

/** The words that stand for the speaker beside a quotation, where they tell more than name and role do: a pronoun, an office. */
export function wentByOf({ speaker, role, mention }: Statement): string | null {
  const words = mention && oneLine(mention.text);
  if (speaker === null || !words) return null;
  const went = fold(words);
  const surname = fold(oneLine(speaker)).split(" ").at(-1) ?? "";
  const known = [speaker, role ?? ""].map((text) => fold(oneLine(text)));
  return known.some((text) => text.includes(went)) || went.includes(surname) ? null : words;
}

/** The quotation that a selection holds or is a part of; the first, where there are more. */
export function holding(quotes: readonly Statement[], selection: string): Statement | null {
  const selected = fold(oneLine(selection));
  const isHeld = ({ text }: Quote) => {
    const said = fold(oneLine(spoken(text)));
    return said !== "" && (said.includes(selected) || selected.includes(said));
  };
  return quotes.find(({ parts }) => parts.some(isHeld)) ?? null;
}

/** The quotations in which every word of a query is found: in what is said, by whom, or in which sentence. */
export function search(quotes: readonly Statement[], query: string): Statement[] {
  const words = wordsOf(query);
  return quotes.filter(({ text, speaker, role, context }) =>
    holdsAll(words, [text, speaker ?? "", role ?? "", context ?? ""].map(oneLine)),
  );
}

/** Quotations in sections; those without any are left out. */
export function arrange(shown: readonly Statement[], all: readonly Statement[], order: Order): Section[] {
  const sections = order === "speaker" ? bySpeaker(shown) : inOneList(shown, all, order);
  return sections.filter(({ quotes }) => quotes.length > 0);
}

function inOneList(shown: readonly Statement[], all: readonly Statement[], order: Order): Section[] {
  const section = (kind: Section["kind"], quotes: Statement[]) => ({ kind, speaker: null, role: null, quotes });
  if (order === "text") return [section("all", shown.toSorted(byPlace))];
  const ranked = shown.toSorted((one, other) => one.rank - other.rank);
  const key = ranked.filter((quote) => isKey(quote, all));
  if (key.length === 0) return [section(all.length > FEW ? "further" : "all", ranked)];
  return [section("key", key), section("further", ranked.slice(key.length))];
}

function byPlace(one: Statement, other: Statement): number {
  return one.start - other.start;
}

/** Whoever says the weightiest comes first; quotations of nobody named come last. */
function bySpeaker(shown: readonly Statement[]): Section[] {
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
export function speakerKey({ speaker }: Statement): string {
  return speaker === null ? "" : fold(oneLine(speaker));
}
