/** Texts of a page as they may be shown and handed on. */

/**
 * What cannot be seen and may hide in a word: controls that change the direction of what follows, spaces without width,
 * fillers, tags (a whole second text can be written in them), and controls of no printable sign. The joiners and
 * direction marks that scripts need stay, and what makes a sign an emoji.
 */
const UNSEEN = /(?![\u200c-\u200f]|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]|(?!\s)\p{Cc}/gu;

/** A text without invisible controls; paragraphs stay apart. */
export function plain(text: string): string {
  return text
    .replace(UNSEEN, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}

/** A quotation as it is shown: without the comma that belongs to the sentence around it. */
export function spoken(text: string): string {
  return withoutComma(plain(text));
}

export function withoutComma(text: string): string {
  return text.replace(/\s*[,،、，;；]+$/u, "");
}

/** A text in one line. */
export function oneLine(text: string): string {
  return plain(text).replace(/\n/g, " ");
}
