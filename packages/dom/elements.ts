/**
 * A page's elements by their numbers: the order in which the browser writes them, a shadow root's before its host's own
 * children. They are fetched one by one: to lay hands on all of them would cost more than all else.
 */

import { allIn, comesAfter, treeOf } from "./safe";
import { shadowRootOf } from "./shadow";

type List = NodeListOf<Element>;

/** Elements of one tree that follow one another: those with the numbers from `start` on stand in `list` from `from` on. */
interface Piece {
  start: number;
  list: List;
  from: number;
}

/** A tree whose elements are being numbered. */
interface Open {
  list: List;
  /** Elements of it that have a shadow root, and the next of them. */
  hosts: Element[];
  next: number;
  /** The first element without a number. */
  from: number;
}

/**
 * What is written without the elements that it may hold: they have no numbers. A browser's parser puts none there, scripts do.
 * The commonest names that are none of these stand before them: most elements are told by one of the first.
 */
const CLOSED =
  ":not(div, a, li, span, p, ul, section, article, header, button, h2, h3, nav, main, g, svg):is(template, noscript, script, style, iframe, xmp, noembed, noframes, plaintext, area, base, basefont, bgsound, br, col, " +
  "embed, frame, hr, img, input, keygen, link, meta, param, source, track, wbr)";

/** Elements of the longest page that is read: ten times those of long stories. */
const MAX_ELEMENTS = 60_000;

/** A page is too large to be read without making its reader wait. */
export class TooLarge extends Error {
  override name = "TooLarge";
  override message = "the page is too large to be read without making its reader wait";
}

/** Gives elements straight in a tree that have a shadow root, in document order. */
export type Hosts = (tree: Document | ShadowRoot) => Element[];

export class Elements {
  length = 0;
  /** Shadow roots in the order of their hosts, and their hosts' numbers. */
  readonly shadows: ShadowRoot[] = [];
  readonly hosts: number[] = [];
  readonly #pieces: Piece[] = [];
  readonly #hosts: Hosts;
  #left = MAX_ELEMENTS;

  /** The elements of a page as it is now, with the shadow roots of these hosts. Throws `TooLarge`. */
  constructor(page: Document, hosts: Hosts) {
    this.#hosts = hosts;
    const open = [this.#open(page)];
    for (let tree = open.at(-1); tree; tree = open.at(-1)) {
      const host = tree.hosts[tree.next++];
      if (!host) {
        this.#add(tree, tree.list.length);
        open.pop();
        continue;
      }
      const at = indexIn(tree.list, host);
      const shadow = tree.list[at] === host ? shadowRootOf(host) : null;
      if (!shadow) continue;
      this.#add(tree, at + 1);
      this.hosts.push(this.length - 1);
      this.shadows.push(shadow);
      open.push(this.#open(shadow));
    }
  }

  at(number: number): Element | undefined {
    const after = firstOf(this.#pieces.length, (at) => (this.#pieces[at]?.start ?? 0) > number);
    const piece = this.#pieces[after - 1];
    return piece?.list[piece.from + number - piece.start];
  }

  numberOf(element: Element): number | undefined {
    const tree = treeOf(element);
    for (const [at, { start, list, from }] of this.#pieces.entries()) {
      const first = list[from];
      if (!first || treeOf(first) !== tree) continue;
      const number = start + indexIn(list, element) - from;
      if (number < (this.#pieces[at + 1]?.start ?? this.length) && this.at(number) === element) return number;
    }
    return undefined;
  }

  #open(tree: Document | ShadowRoot): Open {
    const list = allIn(tree, allIn(tree, `${CLOSED} > *`).length === 0 ? "*" : `:not(${CLOSED} *)`);
    this.#left -= list.length;
    if (this.#left < 0) throw new TooLarge();
    return { list, hosts: this.#hosts(tree), next: 0, from: 0 };
  }

  #add(tree: Open, to: number): void {
    this.#pieces.push({ start: this.length, list: tree.list, from: tree.from });
    this.length += to - tree.from;
    tree.from = to;
  }
}

/** Where an element stands in a list of elements in document order. */
function indexIn(list: List, element: Element): number {
  return firstOf(list.length, (at) => !comesAfter(element, list[at] as Element));
}

/** The first of so many numbers for which something holds that holds for all after it too. */
function firstOf(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
