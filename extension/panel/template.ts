/** Quotations written by a template that the reader can edit. */

import { forLink, forMarkdown, forYaml } from "./escape";

/** What a template can name once, and in each quotation. */
export const STORY_FIELDS = ["title", "author", "publication", "published", "read", "address", "language"] as const;
export const QUOTE_FIELDS = ["text", "credit", "speaker", "role", "context", "link", "rank"] as const;

export type StoryValues = Record<(typeof STORY_FIELDS)[number], string>;
export type QuoteValues = Record<(typeof QUOTE_FIELDS)[number], string>;

/** The template of a new reader. */
export const TEMPLATE = `---
title: {{title}}
author: {{author}}
publication: {{publication}}
published: {{published}}
read: {{read}}
address: {{address}}
language: {{language}}
---

# {{title}}

{{#quotes}}
> {{text}}

— [{{credit}}]({{link}})

{{context}}

{{/quotes}}
`;

/** Obsidian's own form of a quotation: a callout. */
export const OBSIDIAN = TEMPLATE.replace("> {{text}}", "> [!quote] {{credit}}\n> {{text}}").replace(
  "— [{{credit}}]({{link}})",
  "[↗]({{link}})",
);

const HEAD = /^---\n[\s\S]*?\n---\n/;
const LOOP = /\{\{#quotes\}\}\n?([\s\S]*?)\{\{\/quotes\}\}\n?/g;
const FIELD = /\{\{(\w+)\}\}/g;

/** Writes all by a template. Values are escaped for where they stand: in the head, as an address, or in the text. */
export function fill(template: string, story: StoryValues, quotes: readonly QuoteValues[]): string {
  const source = template.replace(/\r\n?/g, "\n");
  const [head = ""] = HEAD.exec(source) ?? [];
  const body = source
    .slice(head.length)
    .replace(LOOP, (_, each: string) => quotes.map((quote) => put(each, { ...story, ...quote })).join(""));
  const filled = head.replace(FIELD, (_, name: string) => forYaml(valueIn(story, name))) + put(body, story);
  return `${filled.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

const ADDRESSES: ReadonlySet<string> = new Set(["address", "link"]);

function put(template: string, values: Record<string, string>): string {
  return template.replace(FIELD, (_, name: string, at: number) => {
    const value = valueIn(values, name);
    if (ADDRESSES.has(name)) return forLink(value);
    // What follows in a quotation of several paragraphs belongs to it too.
    const line = template.slice(template.lastIndexOf("\n", at) + 1, at);
    const lead = /^[>\s]*/.exec(line)?.[0] ?? "";
    return forMarkdown(value).replace(/\n/g, `\n${lead.trimEnd()}\n${lead}`);
  });
}

function valueIn(values: Record<string, string>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? "") : "";
}
