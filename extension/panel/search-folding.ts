/** Search that minds neither case nor accents nor what cannot be seen. */

/** Letters that no decomposition takes apart. */
const LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

interface Folded {
  text: string;
  /** For each code unit of `text` the place in the source that it comes from. */
  from: number[];
}

/** A half-open part of a text, in UTF-16 code units. */
export type Span = [start: number, end: number];

/** A text as it is compared. */
export function fold(source: string): string {
  return foldWithPlaces(source).text;
}

/** The words of a query, folded. */
export function wordsOf(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** Whether every word stands somewhere in the texts. */
export function holdsAll(words: readonly string[], texts: readonly string[]): boolean {
  const folded = texts.map(fold);
  return words.every((word) => folded.some((text) => text.includes(word)));
}

/** Where the words stand in a text: rising, none over another. */
export function spansOf(words: readonly string[], source: string): Span[] {
  const { text, from } = foldWithPlaces(source);
  const found = words.flatMap((word) => occurrences(text, word).map((at): Span => [at, at + word.length]));
  found.sort(([one], [other]) => one - other);
  const spans: Span[] = [];
  for (const [start, end] of found) {
    const last = spans.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans.map(([start, end]) => [from[start] ?? 0, from[end] ?? source.length]);
}

function foldWithPlaces(source: string): Folded {
  let text = "";
  const from: number[] = [];
  let at = 0;
  for (const character of source) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) from.push(at);
    text += folded;
    at += character.length;
  }
  return { text, from };
}

function foldCharacter(character: string): string {
  const small = character.toLowerCase();
  return LETTERS[small] ?? small.normalize("NFKD").replace(/[\p{Script=Inherited}\p{Cf}]/gu, "");
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}
