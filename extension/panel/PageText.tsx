/** Texts of the page: shown as text and nothing else. */

import { plain } from "../../packages/quotes/sanitise";
import { type Span, spansOf } from "./search-folding";

interface Props {
  text: string;
  /** Words to mark, folded. */
  words: readonly string[];
}

/** The element around it must be a `bdi` or have `dir="auto"`. */
export function PageText({ text, words }: Props) {
  const shown = plain(text);
  return <>{pieces(shown, spansOf(words, shown))}</>;
}

function pieces(text: string, spans: readonly Span[]) {
  let end = 0;
  const parts = spans.flatMap(([start, stop]) => {
    const before = text.slice(end, start);
    end = stop;
    return [before, <mark key={start}>{text.slice(start, stop)}</mark>];
  });
  return [...parts, text.slice(end)];
}
