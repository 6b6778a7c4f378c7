/** Files that a visitor gives: the text of those that hold one, and words for those that do not. */

/** Bytes; a page that is larger is no page. */
const LARGEST = 8_000_000;

export type Given = { text: string } | { refused: string };

const NOTHING = "There is nothing to read yet: paste a story’s text or its source, or open a page that you saved.";

/** What was pasted or read. */
export function given(text: string): Given {
  return text.trim() ? { text } : { refused: NOTHING };
}

export async function textOf(file: File): Promise<Given> {
  const beginning = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  if (startsWith(beginning, "%PDF")) {
    return { refused: "A PDF is no page. Open it, copy the story’s text, and paste it here." };
  }
  if (file.type.startsWith("image/")) {
    return { refused: "A picture holds no words that can be read here. Paste the story’s text instead." };
  }
  if (beginning.includes(0)) {
    return { refused: "This file holds no text. A page saved as .html or .txt does." };
  }
  if (file.size > LARGEST) return { refused: "This file is too large to be a page." };
  return given(await file.text());
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return [...sign].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
