/**
 * Watches a page for later changes and asks for a new pass over it, within a budget: the watcher sleeps between the first
 * change and the pass that it leads to, and the more a pass costs, the longer the next one waits.
 */

import { HIDDEN } from "./marks";
import { closest, isElement, outer } from "./safe";

/** A pass may take one part in this many of the time. */
const SHARE = 50;
/** Milliseconds from a change to the pass after it, at least. */
const SOON = 50;
/** Milliseconds between passes, at least; doubled by each pass that finds nothing new. */
const PAUSE = 250;
const LONGEST_PAUSE = 2000;
/** Characters. */
const LONG_TEXT = 40;
/** Records of one batch that are looked at; a longer one is worth a pass whatever it holds. */
const RECORDS = 100;

const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["hidden", "open", "style", HIDDEN],
  attributeOldValue: true,
  characterData: true,
};

export class Watch {
  readonly #observer: MutationObserver;
  readonly #pass: () => void;
  readonly #isOurs: (node: Node) => boolean;
  #roots: Node[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A pass is under way, and whether another is due after it. */
  #busy = false;
  #due = false;
  #notBefore = 0;
  #pause = PAUSE;

  /** `pass` is called once for each batch of changes; it must begin by `start` and end by `rest`. */
  constructor(pass: () => void, isOurs: (node: Node) => boolean) {
    this.#pass = pass;
    this.#isOurs = isOurs;
    this.#observer = new MutationObserver((records) => this.#hear(records));
  }

  /** Watches the document and shadow roots from now on. */
  start(roots: Node[]): void {
    this.#busy = true;
    this.#roots = roots;
    this.#observe();
  }

  /** Changes the page without seeing it; what the page itself did before counts. */
  unseen<Value>(change: () => Value): Value {
    this.#hear(this.#observer.takeRecords());
    this.#observer.disconnect();
    const value = change();
    if (!this.#sleeps) this.#observe();
    return value;
  }

  /** Asks for a pass soon. */
  schedule(): void {
    if (this.#sleeps) return;
    this.#observer.disconnect();
    if (this.#busy) this.#due = true;
    else this.#wait();
  }

  /** A pass is over: it took `cost` milliseconds of the page's time, and found something new or did not. */
  rest(cost: number, found: boolean): void {
    this.#pause = found ? PAUSE : Math.min(2 * this.#pause, LONGEST_PAUSE);
    this.#notBefore = performance.now() + Math.max(this.#pause, SHARE * cost);
    this.#busy = false;
    if (this.#due) this.#wait();
    this.#due = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = false;
    this.#observer.disconnect();
    this.#roots = [];
  }

  /** Whether nothing needs to be seen until the next pass. */
  get #sleeps(): boolean {
    return this.#due || this.#timer !== undefined;
  }

  #observe(): void {
    for (const root of this.#roots) this.#observer.observe(root, WATCHED);
  }

  #hear(records: readonly MutationRecord[]): void {
    if (records.length > RECORDS || records.some((record) => matters(record, this.#isOurs))) this.schedule();
  }

  #wait(): void {
    const wait = Math.max(SOON, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#pass();
    }, wait);
  }
}

function matters(record: MutationRecord, isOurs: (node: Node) => boolean): boolean {
  if (isOurs(record.target)) return false;
  // What a hidden element says now may be for the reader.
  if (record.type !== "attributes" && isHidden(record.target)) return true;
  if (record.type === "characterData") return (record.target.nodeValue?.length ?? 0) > LONG_TEXT;
  if (record.type === "childList") {
    return (
      [...record.addedNodes].some((node) => !isOurs(node) && node.nodeType === Node.ELEMENT_NODE) || addsText(record)
    );
  }
  // Our own mark is told of only where the page takes it off.
  if (record.attributeName !== "style") return true;
  return hides(record.oldValue) !== hides((record.target as Element).getAttribute("style"));
}

/** A text put straight into an element may be a block filled late; clocks and counters are shorter. */
function addsText(record: MutationRecord): boolean {
  return [...record.addedNodes].some((node) => (node.nodeValue?.length ?? 0) > LONG_TEXT);
}

function isHidden(node: Node): boolean {
  const element = isElement(node) ? node : outer(node);
  return element !== null && closest(element, `[${HIDDEN}]`) !== null;
}

function hides(style: string | null): boolean {
  return style !== null && /none|hidden/i.test(style);
}
