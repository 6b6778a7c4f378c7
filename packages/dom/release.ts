/**
 * Gives the reader a page back whose overlay was hidden: it scrolls, can be focused, is seen clearly, and no empty layer lies
 * over it. Works only where a hidden overlay covered the page, holds back while a layer of the site's own lies over it, goes on
 * as long as the page may lock itself later, and gives everything back as it was.
 */

import { modalsOf, unmodal } from "./dialogs";
import { shownFor } from "./hide";
import { around, beside, boxesAround, covers, layerOf, leftLayers, ownLayer } from "./layers";
import { findLocks, findSleepers, findVeiled, isHeld, isSaved } from "./locks";
import { mark, unmark } from "./marking";
import { HIDDEN, UNBLURRED, UNLOCKED } from "./marks";
import { attributeOf, attributesOf, bodyOf, has, inner, isIn, rootElement, set, unset, viewOf } from "./safe";
import { scarsOf } from "./scars";
import { Traps } from "./traps";

/** Things done to a page at most: one that locks itself again and again is left locked in the end. */
const MOST = 200;
/** Times that one element is woken. */
const WAKINGS = 5;
/** Milliseconds from a change that may be a lock to the look at it; doubled by each look that finds nothing to do. */
const SOON = 50;
const LATEST = 2000;

/** Elements watched of one kind. */
const WATCHED = 40;
const LOCKING = ["class", "style", "inert", "aria-hidden", "open"];

type Undo = () => void;

/** What is hidden on a page, and where its story stands: looked for only where anything is hidden. */
export interface Held {
  hidden(): readonly Element[];
  story(): readonly Element[];
}

export class Release {
  /** Whether a hidden overlay has covered the page. */
  active = false;
  readonly #page: Document;
  readonly #held: Held;
  readonly #undo: Undo[] = [];
  readonly #locks = new Set<Element>();
  readonly #woken = new Map<Element, number>();
  readonly #observer: MutationObserver;
  readonly #traps = new Traps((element) => isWithin(element, this.#held.story()));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = SOON;

  /** `held` is asked each time; `changed` is called when the page may have locked itself, and must come back by `update`. */
  constructor(page: Document, held: Held, changed: () => void) {
    this.#page = page;
    this.#held = held;
    this.#observer = new MutationObserver(() => this.#schedule(changed));
  }

  /** Frees the page from hidden overlays. `thoroughly` looks even where nothing is held. */
  update(thoroughly = false): void {
    const hidden = this.#held.hidden();
    if (hidden.length === 0) {
      if (this.active) this.undo();
      return;
    }
    const story = this.#held.story();
    const before = this.#undo.length;
    // Whether an element is an overlay costs much to tell where it is hidden: its style must be worked out.
    if (thoroughly || this.active || isHeld(this.#page, story)) this.#free(hidden, story);
    this.#wait = this.#undo.length > before ? SOON : Math.min(2 * this.#wait, LATEST);
    this.#watch(hidden, story);
  }

  /** Gives everything back. */
  undo(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#traps.stop();
    for (const step of this.#undo.splice(0).reverse()) step();
    this.#locks.clear();
    this.#woken.clear();
    this.active = false;
    this.#wait = SOON;
  }

  #free(hidden: readonly Element[], story: readonly Element[]): void {
    this.#hideLeft(hidden, story);
    const layers = hidden.map(layerOf).filter((layer) => layer !== null);
    if (!this.active && !shownFor(hidden, () => layers.some(covers))) return;
    this.active = true;
    if (ownLayer(this.#page, story)) {
      this.#lockAgain();
      return;
    }
    this.#unlock(story);
    for (const dialog of layers.flatMap(modalsOf)) this.#do(() => unmodal(dialog));
    for (const element of findSleepers(this.#page, layers)) this.#wake(element);
    for (const [element, veil] of findVeiled(story)) this.#mark(element, UNBLURRED, veil);
    this.#traps.start(viewOf(this.#page));
  }

  /** Hides the layers that were left over the page, and what is left of small boxes. */
  #hideLeft(hidden: readonly Element[], story: readonly Element[]): void {
    for (const left of [...leftLayers(hidden, story), ...scarsOf(hidden)]) this.#mark(left, HIDDEN, "");
  }

  #unlock(story: readonly Element[]): void {
    const body = bodyOf(this.#page);
    const locks = findLocks(this.#page, story);
    const isHeld = body && locks.some(({ element }) => element === body);
    const held = isHeld ? Number.parseFloat(getComputedStyle(body).top) : 0;
    for (const { element, freed } of locks) {
      if (this.#mark(element, UNLOCKED, freed)) this.#locks.add(element);
    }
    // A page held in place by a negative offset was scrolled by that much.
    const view = viewOf(this.#page);
    if (held < 0 && view.scrollY === 0) view.scrollTo({ top: -held, behavior: "instant" });
  }

  /** A layer of the site's own has its lock. */
  #lockAgain(): void {
    for (const element of this.#locks) unmark(element, UNLOCKED);
    this.#locks.clear();
  }

  /** Takes `inert` and `aria-hidden` from an element. */
  #wake(element: Element): void {
    const times = this.#woken.get(element) ?? 0;
    if (times >= WAKINGS) return;
    this.#woken.set(element, times + 1);
    for (const name of ["inert", "aria-hidden"]) {
      if (has(element, name)) this.#do(() => without(element, name));
    }
  }

  /** Whether it was not marked before. */
  #mark(element: Element, name: string, value: string): boolean {
    if (has(element, name) || isSaved(element)) return false;
    return this.#do(() => {
      mark(element, name, value);
      return () => unmark(element, name);
    });
  }

  /** Does something that can be undone, unless too much was done already. */
  #do(step: () => Undo): boolean {
    if (this.#undo.length >= MOST) return false;
    this.#undo.push(step());
    return true;
  }

  /** Watches what a page locks itself by: its root, its body, what stands in that, and the boxes around story and overlays. */
  #watch(hidden: readonly Element[], story: readonly Element[]): void {
    this.#observer.disconnect();
    const [root, body] = [rootElement(this.#page), bodyOf(this.#page)];
    if (this.#undo.length >= MOST || !root || !body) return;
    const overlays = beside(hidden.slice(0, WATCHED));
    const boxes = new Set([...inner(body, WATCHED), ...boxesAround(story.slice(0, 1)), ...overlays]);
    for (const box of boxes) this.#observer.observe(box, { attributes: true, attributeFilter: LOCKING });
    this.#observer.observe(root, { attributes: true });
    this.#observer.observe(body, { attributes: true, childList: true });
  }

  #schedule(changed: () => void): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      changed();
    }, this.#wait);
  }
}

/** Whether an element is in the box that holds the story, or around it. */
function isWithin(element: Element, story: readonly Element[]): boolean {
  const [first, last] = [story[0], story.at(-1)];
  const box = first && last && [first, ...around(first)].find((outer) => isIn(outer, last));
  return box !== undefined && (isIn(box, element) || isIn(element, box));
}

/** Removes an attribute; to give it back at its old place, those behind it are set anew. */
function without(element: Element, name: string): Undo {
  const before = [...attributesOf(element)].map((attribute): [string, string] => [attribute.name, attribute.value]);
  unset(element, name);
  return () => {
    if (has(element, name)) return;
    const behind = before.slice(before.findIndex(([other]) => other === name));
    const now = new Map(behind.map(([other, value]) => [other, attributeOf(element, other) ?? value]));
    for (const [other] of behind) unset(element, other);
    for (const [other] of behind) set(element, other, now.get(other) ?? "");
  };
}
