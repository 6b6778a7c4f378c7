/** Where words begin and end, by the language's own rules. */

import type { Span } from "./search-folding";

/** The words of a text. Languages that write without spaces have words too. */
export function wordSpans(text: string, lang: string | null): Span[] {
  const spans: Span[] = [];
  for (const { index, segment, isWordLike } of segmenter(lang).segment(text)) {
    if (isWordLike) spans.push([index, index + segment.length]);
  }
  return spans;
}

function segmenter(lang: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang ?? undefined, { granularity: "word" });
  } catch {
    // A language that the page made up.
    return new Intl.Segmenter(undefined, { granularity: "word" });
  }
}
