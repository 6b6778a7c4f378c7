/**
 * Watches a page for later changes and asks for a new pass over it, within a budget: the watcher sleeps between the first
 * change and the pass that it leads to, and the more a pass costs, the longer the next one waits.
 */

/** A pass may take one part in this many of the time. */
const SHARE = 40;
/** Milliseconds from a change to the pass after it, at least. */
const SOON = 50;
/** Milliseconds between passes, at least; doubled by each pass that finds nothing new. */
const PAUSE = 250;
const LONGEST_PAUSE = 2000;
/** Characters. */
const LONG_TEXT = 40;
/** Records of one batch that are looked at. */
const RECORDS = 100;

const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["hidden", "open", "style"],
  attributeOldValue: true,
};

export class Watch {
  readonly #observer: MutationObserver;
  readonly #pass: () => void;
  #roots: Node[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notBefore = 0;
  #pause = PAUSE;

  /** `pass` is called once for each batch of changes; it must end by `rest`. */
  constructor(pass: () => void, isOurs: (node: Node) => boolean) {
    this.#pass = pass;
    this.#observer = new MutationObserver((records) => {
      if (records.slice(0, RECORDS).some((record) => matters(record, isOurs))) this.schedule();
    });
  }

  /** Watches the document and shadow roots from now on. */
  start(roots: Node[]): void {
    this.#roots = roots;
    for (const root of roots) this.#observer.observe(root, WATCHED);
  }

  /** Changes the page without seeing it; what the page itself did before counts. */
  unseen(change: () => void): void {
    const missed = this.#observer.takeRecords().length > 0;
    this.#observer.disconnect();
    change();
    if (missed) this.schedule();
    else if (this.#timer === undefined) this.start(this.#roots);
  }

  /** Asks for a pass soon. */
  schedule(): void {
    if (this.#timer !== undefined) return;
    this.#observer.disconnect();
    const wait = Math.max(SOON, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#pass();
    }, wait);
  }

  /** A pass is over: it took `cost` milliseconds of the page's time, and found something new or did not. */
  rest(cost: number, found: boolean): void {
    this.#pause = found ? PAUSE : Math.min(2 * this.#pause, LONGEST_PAUSE);
    this.#notBefore = performance.now() + Math.max(this.#pause, SHARE * cost);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
    this.#roots = [];
  }
}

function matters(record: MutationRecord, isOurs: (node: Node) => boolean): boolean {
  if (isOurs(record.target)) return false;
  if (record.type === "childList") {
    return (
      [...record.addedNodes].some((node) => !isOurs(node) && node.nodeType === Node.ELEMENT_NODE) || addsText(record)
    );
  }
  if (record.attributeName !== "style") return true;
  return hides(record.oldValue) !== hides((record.target as Element).getAttribute("style"));
}

/** A text put straight into an element may be a block filled late; clocks and counters are shorter. */
function addsText(record: MutationRecord): boolean {
  return [...record.addedNodes].some((node) => (node.nodeValue?.length ?? 0) > LONG_TEXT);
}

function hides(style: string | null): boolean {
  return style !== null && /none|hidden/i.test(style);
}
