/** What is hidden in a page and freed in it. All that we change there is changed here, unseen by our own watcher. */

import { isWrapper, Part, shownFor } from "../../packages/dom/hide";
import { covers, layerOf } from "../../packages/dom/layers";
import { unmarkCopies } from "../../packages/dom/marking";
import { HIDDEN, rulesFor, TOKEN } from "../../packages/dom/marks";
import { letters } from "../../packages/dom/nodes";
import { isOwn } from "../../packages/dom/own";
import { keepingPlace } from "../../packages/dom/place";
import { holdsPassword, ReadersOwn } from "../../packages/dom/readers-own";
import { Release } from "../../packages/dom/release";
import { around, bringIntoView, focusedIn, has, isIn, matches, readyStateOf, textOf } from "../../packages/dom/safe";
import { holds, parentOf, shadowRootOf } from "../../packages/dom/shadow";
import { AdoptedSheet } from "../../packages/dom/sheets";
import { Watch } from "../../packages/dom/watch";
import type { Item } from "../protocol/messages";
import { type Hideable, Items } from "./items";

/** Milliseconds for which an item that the reader looks at stays shown. */
const LOOK = 4000;

/** Firefox puts the reader's own style sheet in only once the page has loaded: until then what is hidden has one of ours. */
const ADOPTS = import.meta.env.FIREFOX;

/** What holds a page or a story. */
const PAGE = "html, head, body, main, article, h1, :has(h1, main, article)";
/** Share of the story's letters that a block which the reader picks may hold: a nag that was missed counts as story. */
const PICKED = 0.2;
/** Letters from which on words are known to be those of somebody in the story. */
const SAID = 12;

/** Where the story stands: the blocks that hold it, what is said in it, and the trees in which they are. */
export interface Told {
  blocks(): readonly Element[];
  said: readonly string[];
  trees: readonly (Document | ShadowRoot)[];
}

/** Whom it tells of what happens. */
interface Owner {
  /** The page has changed enough for another pass. */
  changed(): void;
  /** Something is hidden or shown that was not before. */
  settled(): void;
}

export class Hiding {
  readonly items = new Items();
  readonly watch: Watch;
  readonly #release: Release;
  readonly #own: ReadersOwn;
  readonly #owner: Owner;
  readonly #sheet = new AdoptedSheet(rulesFor(TOKEN));
  /** Whether all is shown. */
  #rests = false;
  #told: Told = { blocks: () => [], said: [], trees: [] };
  #story: readonly Element[] | null = null;

  constructor(owner: Owner, ended: AbortSignal) {
    this.#owner = owner;
    const touched = (element: Element) => this.watch.unseen(() => this.items.doubt(element));
    this.watch = new Watch(() => owner.changed(), isOurs, touched);
    const held = { hidden: () => this.items.hiddenElements(), story: () => this.story };
    this.#release = new Release(document, held, () => this.uncover());
    this.#own = new ReadersOwn(document, ended, {
      clicked: () => !this.#rests && this.watch.unseen(() => this.items.look()),
      opened: () => this.#letOpen(),
    });
    ended.addEventListener("abort", () => this.showAll());
  }

  get any(): boolean {
    return this.items.describe().some((item) => item.state === "hidden");
  }

  /** The blocks that hold the story. */
  get story(): readonly Element[] {
    this.#story ??= this.#told.blocks();
    return this.#story;
  }

  /** The page was read: where its story stands by now. */
  tell(told: Told): void {
    this.#told = told;
    this.#story = null;
  }

  /** Hides what was found, and brings back what is found no more. Whether anything is new. */
  take(found: readonly Hideable[], kept: ReadonlySet<string>): boolean {
    return this.watch.unseen(() => {
      if (ADOPTS) this.#adopt(found);
      const free = found.filter(({ targets }) => !targets.some((target) => this.#isReaders(target)));
      const take = () => this.items.take(free, kept);
      return free.some(isSeen) ? this.#inPlace(take) : take();
    });
  }

  /** What the page has copied is no longer marked. */
  unmarkCopies(): void {
    this.watch.unseen(() => unmarkCopies([document, ...this.#told.trees]));
  }

  /** Whether a block may go at the reader's wish: it holds neither story nor headline, nobody's words and nothing of his own. */
  mayGo(block: Element): boolean {
    if (matches(block, PAGE) || isOwn(block) || this.#own.has(block)) return false;
    const held = this.story.filter((part) => isIn(block, part));
    if (this.story[0] && held.includes(this.story[0])) return false;
    const text = letters(textOf(block));
    const said = this.#told.said.map(letters).filter((words) => words.length >= SAID);
    if (said.some((words) => text.includes(words))) return false;
    return lengthOf(held) <= PICKED * lengthOf(this.story);
  }

  /** Gives the page back what hidden overlays held. */
  settle(): void {
    this.watch.unseen(() => {
      this.items.look();
      this.#free(false);
    });
  }

  /** Frees the page from overlays that may hold it only later, and from layers that they have left over it. */
  uncover(): void {
    if (this.#rests) return;
    this.watch.unseen(() => {
      this.items.look();
      this.#free(true);
    });
    this.#owner.settled();
  }

  showAll(): void {
    this.#rests = true;
    this.watch.stop();
    this.#inPlace(() => {
      this.items.showAll();
      this.#release.undo();
    });
    unmarkCopies([document, ...this.#told.trees]);
    this.#sheet.remove();
  }

  hideAll(): void {
    this.#rests = false;
    this.items.takeBack();
    this.#inPlace(() => {
      this.items.hideAll();
      this.#release.update();
    });
  }

  /** Another story was opened: nothing found in the old one is hidden any more. */
  clear(): void {
    this.watch.unseen(() => {
      this.items.clear();
      this.#release.undo();
    });
  }

  setState(id: number, state: Item["state"]): void {
    this.watch.unseen(() =>
      this.#inPlace(() => {
        this.items.setState(id, state);
        this.#freeAnew();
      }),
    );
  }

  setStateOfKind(kind: Item["kind"], state: Item["state"]): void {
    this.watch.unseen(() =>
      this.#inPlace(() => {
        this.items.setStateOfKind(kind, state);
        this.#freeAnew();
      }),
    );
  }

  /** Scrolls to an item and shows it for the moment; `after` is called once it is hidden again. */
  lookAt(id: number, after: () => void): void {
    const was = this.items.describe().find((item) => item.id === id)?.state;
    if (was === undefined) return;
    this.setState(id, "shown");
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const element = this.items.elementOf(id);
    if (element) bringIntoView(element, { block: "center", behavior: smooth ? "smooth" : "auto" });
    if (was !== "hidden") return;
    setTimeout(() => {
      this.setState(id, was);
      after();
    }, LOOK);
  }

  /** Hides or shows something, and the line that the reader reads stays where it is; while a page loads, nobody knows where. */
  #inPlace<Value>(change: () => Value): Value {
    return readyStateOf(document) === "complete" ? keepingPlace(() => this.story, change) : change();
  }

  #adopt(found: readonly Hideable[]): void {
    if (found.length > 0) this.#sheet.reach(document);
    for (const { targets } of found) {
      for (const target of targets) this.#sheet.reach(target instanceof Part ? target.text : target);
    }
  }

  #free(thoroughly: boolean): void {
    const hidden = this.items.hiddenElements();
    const focused = focusIn(document);
    if (focused instanceof HTMLElement && hidden.some((box) => holds(box, focused))) focused.blur();
    this.#release.update(thoroughly);
  }

  /** What was brought back has its layers again, and what it locked. */
  #freeAnew(): void {
    if (this.#rests) return;
    this.#release.undo();
    this.#free(true);
  }

  /** Whether something is the reader's own, or his way to sign in that did not come over the story by itself. */
  #isReaders(target: Element | Part): boolean {
    if (target instanceof Part) return this.#own.has(target.text);
    if (this.#own.has(target)) return true;
    if (!holdsPassword(target)) return false;
    const layer = layerOf(target);
    return !layer || !shownFor([target], () => covers(layer));
  }

  /** The reader has opened something by a click: it stays. */
  #letOpen(): void {
    if (this.#rests) return;
    this.watch.unseen(() => {
      if (this.items.letGo(this.items.look(), (node) => this.#own.has(node))) this.#freeAnew();
      else this.#free(false);
    });
    this.#owner.settled();
  }
}

/** Whether something of a find is not hidden yet. */
function isSeen({ targets }: Hideable): boolean {
  return targets.some((target) => (target instanceof Part ? !isWrapper(around(target.text)) : !has(target, HIDDEN)));
}

function lengthOf(blocks: readonly Element[]): number {
  return blocks.reduce((sum, block) => sum + textOf(block).length, 0);
}

/** The focused element, inside of shadow roots too. */
function focusIn(tree: Document | ShadowRoot): Element | null {
  const focused = focusedIn(tree);
  const inner = focused && shadowRootOf(focused);
  return (inner && focusIn(inner)) ?? focused;
}

function isOurs(node: Node): boolean {
  return isWrapper(node) || isWrapper(parentOf(node)) || isOwn(node);
}
