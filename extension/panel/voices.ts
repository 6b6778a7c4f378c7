/** Who has how large a share of what is said. */

import { oneLine } from "../../packages/quotes/sanitise";
import type { Statement } from "../../packages/quotes/statements";
import { speakerKey } from "./arrange";
import { wordSpans } from "./words";

export interface Voice {
  /** `null` for all quotations of nobody named. */
  name: string | null;
  words: number;
  /** Of all quoted words, 0 to 1. */
  share: number;
}

/** The voices of a story, the most talkative first, nobody named last. */
export function voicesOf(quotes: readonly Statement[], lang: string | null): Voice[] {
  const voices = new Map<string, Voice>();
  let total = 0;
  for (const quote of quotes) {
    const words = wordSpans(quote.text, lang).length;
    const key = speakerKey(quote);
    const voice = voices.get(key) ?? { name: quote.speaker && oneLine(quote.speaker), words: 0, share: 0 };
    voice.words += words;
    total += words;
    voices.set(key, voice);
  }
  const all = [...voices.values()];
  for (const voice of all) voice.share = total > 0 ? voice.words / total : 0;
  return all.sort((one, other) => Number(one.name === null) - Number(other.name === null) || other.words - one.words);
}
