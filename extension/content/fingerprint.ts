/** Prints: words by which an item is known again. */

import type { Nag } from "../engine/engine";

type Subject = Pick<Nag, "text" | "reasons">;

/** Made only where they are asked for: most readers keep nothing on most sites. */
const prints = new WeakMap<Subject, string>();

/**
 * Words by which a subject is known again on other pages of the site: its first letters, numbers left out. A frame may have
 * no words of its own; it is known by where it comes from.
 */
export function fingerprintOf(subject: Subject): string {
  const print = prints.get(subject) ?? (wordsOf(subject.text) || wordsOf(addresses(subject))).slice(0, 64);
  prints.set(subject, print);
  return print;
}

const addresses = ({ reasons }: Subject) =>
  reasons.map((reason) => (reason.type === "frame" ? reason.address : "")).join(" ");

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}]+/gu, " ")
    .trim();
}

/** Stands for all items of a kind among the prints of what a reader keeps. No print of words has a colon. */
export const kindPrint = (kind: string): string => `kind:${kind}`;
