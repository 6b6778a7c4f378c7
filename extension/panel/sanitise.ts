/** Texts of a page as they may be shown and handed on. */

/** Controls that change the direction of what follows or hide in a word, and those of no printable sign at all. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]|(?!\s)\p{Cc}/gu;

/** A text without invisible controls; paragraphs stay apart. */
export function plain(text: string): string {
  return text
    .replace(CONTROLS, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}

/** A quotation as it is shown: without the comma that belongs to the sentence around it. */
export function spoken(text: string): string {
  return plain(text).replace(/[,،、，]$/u, "");
}

/** A text in one line. */
export function oneLine(text: string): string {
  return plain(text).replace(/\n/g, " ");
}
