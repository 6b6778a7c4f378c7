/** Puts marks on elements of a page and takes them off. */

import { MARKED, MARKS } from "./marks";
import { allIn, set, unset } from "./safe";

/** What we have marked ourselves, as against copies that the page has made of it; and whether there is any. */
const ours = new WeakSet<Element>();
let isAny = false;

export function mark(element: Element, name: string, value = ""): void {
  ours.add(element);
  isAny = true;
  set(element, name, value);
}

export function unmark(element: Element, name: string): void {
  unset(element, name);
}

/** Takes our marks off what the page has copied: what a copy says is judged anew. */
export function unmarkCopies(trees: readonly (Document | ShadowRoot)[]): void {
  if (!isAny) return;
  for (const tree of trees) {
    for (const element of allIn(tree, MARKED)) {
      if (ours.has(element)) continue;
      for (const name of MARKS) unset(element, name);
    }
  }
}
