/** The ways in which all quotations leave the panel. */

import type { Statement } from "../../packages/quotes/statements";
import { type Credit, csv, fileName, json, markdown, obsidianNote, readwise } from "./export";
import type { Story } from "./link";
import { OBSIDIAN, TEMPLATE } from "./template";

export const EXPORTS = ["copy", "obsidian", "note", "markdown", "json", "csv", "readwise"] as const;
export type Exported = (typeof EXPORTS)[number];

export interface Handout {
  text: string;
  /** What to save it as; `null` where it is copied. */
  file: { name: string; type: string } | null;
  /** What to open once it is copied. */
  opens?: string;
}

/** Writes quotations out. `template` is the reader's own, or empty. */
export function exported(
  as: Exported,
  quotes: readonly Statement[],
  story: Story,
  credit: Credit,
  template: string,
): Handout {
  const file = (ending: string, type: string) => ({ name: fileName(story.title, ending), type });
  switch (as) {
    case "copy":
      return { text: markdown(quotes, story, credit, template || TEMPLATE), file: null };
    case "obsidian":
      return { text: markdown(quotes, story, credit, OBSIDIAN), file: null };
    case "note":
      return { text: markdown(quotes, story, credit, OBSIDIAN), file: null, opens: obsidianNote(story.title) };
    case "markdown":
      return { text: markdown(quotes, story, credit, template || TEMPLATE), file: file("md", "text/markdown") };
    case "json":
      return { text: json(quotes, story), file: file("json", "application/json") };
    case "csv":
      return { text: csv(quotes, story), file: file("csv", "text/csv") };
    case "readwise":
      return { text: readwise(quotes, story, credit), file: file("readwise.csv", "text/csv") };
  }
}
