/** Quotations as text to copy and files to save. */

import type { Quote } from "../engine/engine";
import { linkTo, type Story, withoutText } from "./link";
import { oneLine, plain, spoken } from "./sanitise";

/** Who speaks, in the words of the reader's language. */
export type Credit = (quote: Quote) => string;

/** Longest name of a file, in characters. */
const LONGEST_NAME = 60;

/** One quotation with all that is needed to cite it. */
export function citation(quote: Quote, story: Story, credit: Credit): string {
  const lines = [
    `“${spoken(quote.text)}”`,
    `— ${credit(quote)}`,
    oneLine(story.title),
    linkTo(quote, quote.start, story),
  ];
  return lines.filter(Boolean).join("\n");
}

/** All quotations in the order given. */
export function markdown(quotes: readonly Quote[], story: Story, credit: Credit): string {
  const head = [`# ${escaped(oneLine(story.title))}`, `<${withoutText(story.address)}>`];
  const items = quotes.map((quote) => {
    const text = escaped(spoken(quote.text)).replace(/\n/g, "\n>\n> ");
    const context = quote.context ? `\n\n${escaped(oneLine(quote.context))}` : "";
    return `> ${text}\n\n— [${escaped(credit(quote))}](${linkTo(quote, quote.start, story)})${context}`;
  });
  return `${[...head, ...items].join("\n\n")}\n`;
}

/** All quotations for programs. */
export function json(quotes: readonly Quote[], story: Story): string {
  const items = quotes.map((quote) => ({
    rank: quote.rank,
    text: plain(quote.text),
    speaker: quote.speaker && oneLine(quote.speaker),
    role: quote.role && oneLine(quote.role),
    confidence: quote.confidence,
    context: quote.context ? oneLine(quote.context) : null,
    link: linkTo(quote, quote.start, story),
  }));
  const { title, address, lang } = story;
  return `${JSON.stringify({ title: oneLine(title), url: withoutText(address), lang, quotes: items }, null, 2)}\n`;
}

/** A name for a file about the story, of letters and digits alone. */
export function fileName(title: string, ending: "json" | "md"): string {
  const words =
    plain(title)
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...words.join("-")].slice(0, LONGEST_NAME).join("").replace(/-$/, "");
  return `${name || "quotations"}.${ending}`;
}

/** Nothing in a text of the page is markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&").replace(/^(\s*\d+)([.)])|^(\s*)([-+=])/gm, "$1$3\\$2$4");
}
