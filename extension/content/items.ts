/** What is hidden on a page, as items that the reader can look at, bring back or keep. */

import { ElementMark, isWrapper, type Mark, Part, shownFor, TextMark } from "../../packages/dom/hide";
import type { Found } from "../../packages/dom/merge";
import { around, isElement, isVisible, outer } from "../../packages/dom/safe";
import type { Nag } from "../engine/engine";
import type { Item } from "../protocol/messages";
import { fingerprintOf, kindPrint } from "./fingerprint";

/** What an item is about: a nag, or a block that the reader picked. */
export type Subject = Pick<Nag, "text" | "reasons"> & { kind: Item["kind"] };

/** A subject and the parts of the page that are to be hidden for it. */
export type Hideable = Found<Subject>;

interface Entry {
  id: number;
  subject: Subject;
  marks: Mark[];
  state: Item["state"];
  /** Whether a reader would have seen it, and whether he would see it now, were it not hidden: `null` until that was looked at. */
  seen: boolean;
  displayed: boolean | null;
  /** How often it was shown again since it said something else, and whether it is now, until it is judged anew. */
  reused: number;
  waits: boolean;
  /** How often the page has undone the hiding of late, and when it did last. */
  undone: { times: number; last: number };
}

/** Times that an item is hidden anew before it is left to the page. */
const PATIENCE = 5;
/** Milliseconds after which a page that undoes a hiding is forgiven. */
const MEMORY = 15_000;
/** Items found on one page, those that came and went included. */
const MOST = 400;

export class Items {
  #entries: Entry[] = [];
  /** Items that have left the page, by their prints: it may put them back. */
  #gone = new Map<string, Entry>();
  #next = 1;
  #found = 0;
  #contested = false;

  /** Whether the page puts back what is hidden, again and again, so that some of it was left to it. */
  get contested(): boolean {
    return this.#contested || this.exhausted;
  }

  /** Whether so much was found on this page that there is no end to it. */
  get exhausted(): boolean {
    return this.#found > MOST;
  }

  /** Takes over what was found: hides what is new, brings back what is found no more. Whether anything is new. */
  take(found: readonly Hideable[], kept: ReadonlySet<string>): boolean {
    const known = new Map(this.#entries.flatMap((entry) => entry.marks.map((mark) => [mark.covers, mark] as const)));
    const left = new Left(this.#entries);
    let isNew = false;
    const entries = found.flatMap(({ subject, targets }) => {
      const marks = targets.map((target) => markFor(target, known));
      if (marks.length === 0) return [];
      const old = left.take(marks, subject);
      if (!old) {
        isNew = true;
        this.#found += 1;
      }
      const before = old ?? (this.#gone.size > 0 ? this.#gone.get(fingerprintOf(subject)) : undefined);
      const undone = this.#countUndone(before, marks);
      const state = undone.times > PATIENCE ? "shown" : (before?.state ?? (isKept(subject, kept) ? "kept" : "hidden"));
      const { seen, displayed, reused } = old ?? { seen: false, displayed: null, reused: 0 };
      return [{ id: old?.id ?? this.#next++, subject, marks, state, seen, displayed, reused, waits: false, undone }];
    });
    for (const entry of left.all) this.#gone.set(fingerprintOf(entry.subject), entry);
    this.#contested ||= entries.some(({ undone }) => undone.times > PATIENCE);
    const wanted = new Set(entries.flatMap((entry) => entry.marks));
    for (const mark of known.values()) if (!wanted.has(mark)) mark.show();
    this.#entries = entries;
    this.hideAll();
    return isNew;
  }

  /** Hides every item that the reader did not bring back. */
  hideAll(): void {
    // From the end on: of two parts of one text the later is cut off first.
    for (const entry of this.#entries.toReversed()) {
      for (const mark of entry.marks.toReversed()) {
        if (entry.state === "hidden" && !entry.waits) mark.hide();
        else mark.show();
      }
    }
  }

  /** Items that were brought back one by one are to be hidden again; what is kept stays. */
  takeBack(): void {
    for (const entry of this.#entries) {
      if (entry.state !== "shown") continue;
      entry.state = "hidden";
      entry.undone = { times: 0, last: 0 };
    }
  }

  /** Brings everything back; what the items are is not forgotten. */
  showAll(): void {
    for (const entry of this.#entries) for (const mark of entry.marks) mark.show();
  }

  setState(id: number, state: Item["state"]): void {
    this.#setStates((entry) => entry.id === id, state);
  }

  /** Whether there is any that is meant. */
  #setStates(isMeant: (entry: Entry) => boolean, state: Item["state"]): boolean {
    const meant = this.#entries.filter(isMeant);
    for (const entry of meant) Object.assign(entry, { state, undone: { times: 0, last: 0 } });
    if (meant.length > 0) this.hideAll();
    return meant.length > 0;
  }

  /** Shows an item that says something else now, until it is judged anew. */
  doubt(element: Element): void {
    for (const entry of this.#entries) {
      const mark = entry.marks.find(({ covers }) => covers === element);
      const isNews = mark instanceof ElementMark && mark.saysElse && entry.reused < PATIENCE;
      if (!isNews || entry.state !== "hidden" || entry.waits) continue;
      entry.waits = true;
      entry.reused += 1;
      for (const part of entry.marks) part.show();
    }
  }

  /** Looks which of the items a reader would see, were nothing hidden, and gives those hidden of which that is new. */
  look(): number[] {
    const entries = this.#entries;
    const elements = entries.flatMap(({ marks }) => marks.map(({ covers }) => covers).filter(isElement));
    const displayed = shownFor(elements, () =>
      entries.map(({ marks }) => marks.some(({ covers }) => isDisplayed(covers))),
    );
    const appeared = entries.filter(
      (entry, at) => entry.state === "hidden" && displayed[at] && entry.displayed === false,
    );
    for (const [at, entry] of entries.entries()) {
      entry.displayed = displayed[at] ?? false;
      entry.seen ||= entry.displayed;
    }
    return appeared.map(({ id }) => id);
  }

  /** Brings back what of the hidden items is the reader's own, and some others. Whether anything is. */
  letGo(ids: readonly number[], isOwn: (node: Node) => boolean): boolean {
    const meant = new Set(ids);
    const isMeant = ({ id, state, marks }: Entry) =>
      meant.has(id) || (state === "hidden" && marks.some(({ covers }) => isOwn(covers)));
    return this.#setStates(isMeant, "shown");
  }

  /** Forgets everything; nothing may be hidden any more. */
  clear(): void {
    this.showAll();
    this.#entries = [];
    this.#gone.clear();
    this.#found = 0;
    this.#contested = false;
  }

  /** A page may put back what is hidden as often as it likes: nobody wins by answering for ever. */
  #countUndone(old: Entry | undefined, marks: readonly Mark[]): Entry["undone"] {
    if (old?.state !== "hidden" || old.waits) return old?.undone ?? { times: 0, last: 0 };
    const still = new Set(marks);
    if (old.marks.some((mark) => mark.hidden && still.has(mark))) return old.undone;
    const now = performance.now();
    return { times: now - old.undone.last < MEMORY ? old.undone.times + 1 : 1, last: now };
  }

  describe(): Item[] {
    return this.#entries.map(({ id, state, seen, subject: { kind, reasons, text } }) => {
      // What the reader keeps or has brought back is theirs to decide about, wherever it stands.
      return { id, kind, reasons, text, state, seen: seen || state !== "hidden" };
    });
  }

  kindOf(id: number): Item["kind"] | undefined {
    return this.#entries.find((entry) => entry.id === id)?.subject.kind;
  }

  /** Keeps, or hides again, all items of a kind. */
  setStateOfKind(kind: Item["kind"], state: Item["state"]): void {
    for (const entry of this.#entries) if (entry.subject.kind === kind) this.setState(entry.id, state);
  }

  fingerprintOf(id: number): string | undefined {
    const entry = this.#entries.find((entry) => entry.id === id);
    return entry && fingerprintOf(entry.subject);
  }

  /** The first element of an item that can be scrolled to. */
  elementOf(id: number): Element | null {
    const node = this.#entries.find((entry) => entry.id === id)?.marks[0]?.covers;
    return node ? (isElement(node) ? node : outer(node)) : null;
  }

  /** Elements that are hidden as a whole. */
  hiddenElements(): Element[] {
    const entries = this.#entries.filter(({ state }) => state === "hidden");
    return entries.flatMap(({ marks }) => marks.map((mark) => mark.covers).filter(isElement));
  }
}

/** Items of before that were not found again yet, by what they mark and by what they say. */
class Left {
  readonly all: Set<Entry>;
  readonly #byMark: ReadonlyMap<Mark, Entry>;
  readonly #byPrint = new Map<string, Entry[]>();

  constructor(entries: readonly Entry[]) {
    this.all = new Set(entries);
    this.#byMark = new Map(entries.flatMap((entry) => entry.marks.map((mark) => [mark, entry] as const)));
    for (const entry of entries.toReversed()) {
      const print = fingerprintOf(entry.subject);
      const same = this.#byPrint.get(print);
      if (same) same.push(entry);
      else this.#byPrint.set(print, [entry]);
    }
  }

  /** The item that is found again, which is left no longer. */
  take(marks: readonly Mark[], subject: Subject): Entry | undefined {
    if (this.all.size === 0) return undefined;
    const old = this.#marked(marks) ?? this.#saying(fingerprintOf(subject));
    if (old) this.all.delete(old);
    return old;
  }

  #marked(marks: readonly Mark[]): Entry | undefined {
    for (const mark of marks) {
      const entry = this.#byMark.get(mark);
      if (entry && this.all.has(entry)) return entry;
    }
    return undefined;
  }

  #saying(print: string): Entry | undefined {
    const entries = this.#byPrint.get(print) ?? [];
    while (entries.length > 0) {
      const entry = entries.pop();
      if (entry && this.all.has(entry)) return entry;
    }
    return undefined;
  }
}

function isDisplayed(node: Element | Text): boolean {
  const element = isElement(node) ? node : outer(node);
  // A sentence that is cut out was seen where its paragraph is.
  const box = element && isWrapper(element) ? outer(element) : element;
  return box !== null && isVisible(box, { opacityProperty: true, visibilityProperty: true });
}

function markFor(target: Element | Part, known: ReadonlyMap<Node, Mark>): Mark {
  if (!(target instanceof Part)) return known.get(target) ?? new ElementMark(target);
  const mark = isWrapper(around(target.text)) ? known.get(target.text) : undefined;
  return mark ?? new TextMark(target);
}

/** Whether the reader keeps a subject on this site, or all of its kind. */
function isKept(subject: Subject, kept: ReadonlySet<string>): boolean {
  return kept.size > 0 && (kept.has(fingerprintOf(subject)) || kept.has(kindPrint(subject.kind)));
}
