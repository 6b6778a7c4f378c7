/** The marks that a language puts around what is said, as its typographers have it. */

type Marks = readonly [opening: string, closing: string];

const ENGLISH: Marks = ["“", "”"];

const MARKS: Record<string, Marks> = {
  bg: ["„", "“"],
  cs: ["„", "“"],
  da: ["”", "”"],
  de: ["„", "“"],
  "de-CH": ["«", "»"],
  el: ["«", "»"],
  es: ["«", "»"],
  et: ["„", "“"],
  fi: ["”", "”"],
  fr: ["«\u00a0", "\u00a0»"],
  "fr-CH": ["«", "»"],
  hr: ["„", "”"],
  hu: ["„", "”"],
  it: ["«", "»"],
  ja: ["「", "」"],
  lt: ["„", "“"],
  nb: ["«", "»"],
  nl: ["‘", "’"],
  nn: ["«", "»"],
  no: ["«", "»"],
  pl: ["„", "”"],
  "pt-PT": ["«", "»"],
  ro: ["„", "”"],
  ru: ["«", "»"],
  sk: ["„", "“"],
  sl: ["„", "“"],
  sv: ["”", "”"],
  uk: ["«", "»"],
  "zh-TW": ["「", "」"],
  ar: ["«", "»"],
  fa: ["«", "»"],
};

/** A language tag as the story gives it; marks of English where none is known. */
export function marksOf(lang: string | null): Marks {
  const [language = "", ...further] = (lang ?? "").split(/[-_]/);
  const region = further.find((part) => part.length === 2)?.toUpperCase();
  const name = language.toLowerCase();
  return MARKS[`${name}-${region}`] ?? MARKS[name] ?? ENGLISH;
}

/** Something said, in the marks of its language. */
export function inMarks(text: string, lang: string | null): string {
  const [opening, closing] = marksOf(lang);
  return `${opening}${text}${closing}`;
}
