/** Joins nags that fill one box between them: to the reader they are one. */

import type { Reason } from "./engine";
import type { Part } from "./hide";
import { documentOf, localName, newRange, walkIn } from "./safe";

/** What an item is about, and the parts of the page that are to be hidden for it. */
export interface Found<Subject extends Told = Told> {
  subject: Subject;
  targets: (Element | Part)[];
}

interface Told {
  kind: string;
  reasons: Reason[];
  text: string;
}

/** What is never seen as text. */
const UNSEEN = new Set(["script", "style", "noscript", "template"]);

/** `found` is in the order of the document. */
export function mergeBoxes<Subject extends Told>(found: readonly Found<Subject>[]): Found<Subject>[] {
  const hidden = new Set(found.flatMap(({ targets }) => targets.filter((target) => target instanceof Element)));
  const filled = new Map<Node, boolean>();
  const isFilled = (box: Node) => {
    const known = filled.get(box) ?? holdsNothingElse(box, hidden);
    filled.set(box, known);
    return known;
  };
  const joined: Found<Subject>[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const box = last && boxAround(last, next);
    if (last && box && isFilled(box)) joined[joined.length - 1] = join(last, next);
    else joined.push(next);
  }
  return joined;
}

/** The smallest node that holds two finds; `null` where they are but sentences, or in two trees. */
function boxAround(one: Found, other: Found): Node | null {
  const [first, last] = [one.targets[0], other.targets.at(-1)];
  if (!(first instanceof Element && last instanceof Element)) return null;
  const range = newRange(documentOf(first));
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range.collapsed ? null : range.commonAncestorContainer;
}

/** Whether all text of a box is in what is hidden. */
function holdsNothingElse(box: Node, hidden: ReadonlySet<unknown>): boolean {
  const walker = walkIn(box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return node.data.trim() === "" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    return hidden.has(node) || UNSEEN.has(localName(node as Element))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  return walker.nextNode() === null;
}

/** The kind is that of the longer one. */
function join<Subject extends Told>(one: Found<Subject>, other: Found<Subject>): Found<Subject> {
  const [a, b] = [one.subject, other.subject];
  const { kind } = a.text.length >= b.text.length ? a : b;
  const reasons = [...new Map([...a.reasons, ...b.reasons].map((reason) => [JSON.stringify(reason), reason])).values()];
  return {
    subject: { ...a, kind, reasons, text: `${a.text}\n${b.text}` },
    targets: [...one.targets, ...other.targets],
  };
}
