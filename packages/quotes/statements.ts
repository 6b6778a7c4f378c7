/** What is shown as one: the parts of a statement that a cue has cut in two, with the speaker as far as the engine is sure. */

import type { Quote } from "../../crates/wasm/types";
import { spoken } from "./sanitise";

/** A statement. Its text, places and context are those of its parts. */
export interface Statement extends Quote {
  /** In the order of the story. */
  parts: readonly [Quote, ...Quote[]];
}

/** From this confidence on the engine's speakers are as good as certain (`CERTAIN` in `src/quote/speaker`); it names nobody where it guesses. */
const CERTAIN = 0.9;

/** Between the parts of a statement stood what is no part of it. */
const CUT = " … ";

/** Statements by rank: the parts of one share it. */
export function statementsOf(quotes: readonly Quote[]): Statement[] {
  const byRank = new Map<number, [Quote, ...Quote[]]>();
  for (const quote of quotes.toSorted((one, other) => one.start - other.start)) {
    const parts = byRank.get(quote.rank);
    if (parts) parts.push(quote);
    else byRank.set(quote.rank, [quote]);
  }
  return [...byRank.values()].map(joined);
}

function joined(parts: [Quote, ...Quote[]]): Statement {
  const { speaker, role, mention, confidence } = parts.reduce((best, part) =>
    part.confidence > best.confidence ? part : best,
  );
  const whole = { ...parts[0], speaker, role, mention, confidence, end: parts.at(-1)?.end ?? parts[0].end, parts };
  return parts.length === 1 ? whole : { ...whole, text: parts.map(({ text }) => spoken(text)).join(CUT) };
}

/** Whether the speaker is a likely one and no more. */
export function isUnsure({ speaker, confidence }: Quote): boolean {
  return speaker !== null && confidence < CERTAIN;
}
