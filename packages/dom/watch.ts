/**
 * Watches a page for later changes and asks for a new pass over it, within a budget: the watcher sleeps between the first
 * change and the pass that it leads to, and the more a pass costs, the longer the next one waits.
 */

import { HIDDEN } from "./marks";
import { attributeOf, closest, isElement, outer } from "./safe";

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
  readonly #touched: (hidden: Element) => void;
  #roots: Node[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A pass is under way, and whether another is due after it. */
  #busy = false;
  #due = false;
  #notBefore = 0;
  #pause = PAUSE;

  /**
   * `pass` is called once for each batch of changes; it must begin by `start` and end by `rest`. `touched` is told of hidden
   * elements in which the page has changed something.
   */
  constructor(pass: () => void, isOurs: (node: Node) => boolean, touched: (hidden: Element) => void) {
    this.#pass = pass;
    this.#isOurs = isOurs;
    this.#touched = touched;
    this.#observer = new MutationObserver((records) => this.#hear(records));
  }

  /** Watches the document and shadow roots from now on. */
  start(roots: Node[]): void {
    this.#forget();
    this.#busy = true;
    this.#roots = roots;
    this.#observe();
  }

  /** Changes the page without seeing it; what the page itself did before counts. */
  unseen<Value>(change: () => Value): Value {
    this.#hear(this.#observer.takeRecords());
    this.#observer.disconnect();
    try {
      return change();
    } finally {
      if (!this.#sleeps) this.#observe();
    }
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
    this.#forget();
    this.#observer.disconnect();
    this.#roots = [];
  }

  /** Nothing more is to come of what was seen before. */
  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = false;
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
    const changed = records
      .slice(0, RECORDS)
      .filter(({ type, target }) => type !== "attributes" && !this.#isOurs(target));
    const touched = new Set(changed.map(({ target }) => hiddenAround(target)));
    for (const element of touched) if (element) this.#touched(element);
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
  if (record.type !== "attributes" && hiddenAround(record.target)) return true;
  if (record.type === "characterData") return (record.target.nodeValue?.length ?? 0) > LONG_TEXT;
  if (record.type === "childList") {
    return [...record.addedNodes].some((node) => !isOurs(node) && isElement(node)) || addsText(record);
  }
  // Our own mark is told of only where the page takes it off.
  if (record.attributeName !== "style") return true;
  return hides(record.oldValue) !== hides(attributeOf(record.target as Element, "style"));
}

/** A text put straight into an element may be a block filled late; clocks and counters are shorter. */
function addsText(record: MutationRecord): boolean {
  return [...record.addedNodes].some((node) => (node.nodeValue?.length ?? 0) > LONG_TEXT);
}

function hiddenAround(node: Node): Element | null {
  const element = isElement(node) ? node : outer(node);
  return element && closest(element, `[${HIDDEN}]`);
}

function hides(style: string | null): boolean {
  return style !== null && /none|hidden/i.test(style);
}
