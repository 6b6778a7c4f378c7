/** Finds the place of a quotation in the live page. */

import { letters } from "../../packages/dom/nodes";
import { bodyOf, closest, newRange, outer, walkIn } from "../../packages/dom/safe";
import type { Statement } from "../../packages/quotes/statements";
import type { Reading } from "../content/reading";
import type { Quote } from "../engine/engine";

/** Letters by which the two ends of a quotation are known again. */
const END = 24;

const UNREAD = "script, style, noscript, template, textarea, select";

/** Where the parts of a statement stand in the page as it is now, those that are there to be seen. */
export function placesOf(statement: Statement, reading: Reading): Range[] {
  return statement.parts.flatMap((part) => placeOf(part, reading) ?? []);
}

/** The quotation's text in the page as it is now; `null` where it is no longer there to be seen. */
function placeOf(quote: Quote, reading: Reading): Range | null {
  const told = quote.places && reading.range(quote.places.start, quote.places.end);
  const range = told && holds(told, quote.text) ? told : findText(quote, reading.answer?.article.text ?? "");
  return range && range.getClientRects().length > 0 ? range : null;
}

/** Whether a range begins and ends as a text does; between there may be what was hidden. */
function holds(range: Range, text: string): boolean {
  const [there, wanted] = [letters(range.toString()), letters(text)];
  return there.startsWith(wanted.slice(0, END)) && there.endsWith(wanted.slice(-END));
}

/** Looks through the page for a text, and prefers the place with the same words before it. */
function findText({ text, start }: Quote, story: string): Range | null {
  const nodes = textNodes(document);
  const written = nodes.map((node) => letters(node.data)).join("");
  const wanted = letters(text);
  const before = letters(story.slice(Math.max(0, start - 2 * END), start)).slice(-END);
  const exact = written.indexOf(before + wanted);
  const at = exact >= 0 ? exact + before.length : written.indexOf(wanted);
  if (at < 0 || wanted === "") return null;
  const range = newRange(document);
  const [from, to] = [boundary(nodes, at), boundary(nodes, at + wanted.length - 1)];
  if (!from || !to) return null;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset + 1);
  return range;
}

function textNodes(page: Document): Text[] {
  const nodes: Text[] = [];
  const walker = walkIn(bodyOf(page) ?? page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = outer(node);
    if (!around || !closest(around, UNREAD)) nodes.push(node as Text);
  }
  return nodes;
}

/** Where the letter with a number stands. */
function boundary(nodes: readonly Text[], number: number): { node: Text; offset: number } | null {
  let left = number;
  for (const node of nodes) {
    const count = letters(node.data).length;
    if (left >= count) {
      left -= count;
      continue;
    }
    for (let offset = 0; offset < node.length; offset += 1) {
      if (/\s/.test(node.data.charAt(offset))) continue;
      if (left === 0) return { node, offset };
      left -= 1;
    }
  }
  return null;
}
