/**
 * The life of one document: snapshot, question, answer, hiding; later passes over what the page adds; undoing.
 *
 *   begin ── inactive ──────────────────────────── (nothing is done)
 *     └── active ── pass ⇄ watch ── show all ⇄ hide all
 *                      └── another address: forget, pass
 *
 * Once the extension is gone (updated or removed), everything stops at its next step.
 */

import { browser } from "wxt/browser";
import type { Answer, Geometry, Place, SnapshotAnswer } from "../engine/engine";
import { ask } from "../protocol/client";
import { PANEL } from "../protocol/marks";
import type { Beginning, Item, PageState, ToContent } from "../protocol/messages";
import { joinBoxes } from "./boxes";
import { type Elements, TooLarge } from "./elements";
import { type Found, Items } from "./items";
import { isWrapper } from "./marks";
import { Nodes } from "./nodes";
import { findBackdrop, findOverlays } from "./overlays";
import { pickBlock } from "./picker";
import { offer, type Reading } from "./reading";
import { Release } from "./release";
import { selectorFor } from "./selector";
import { holds, parentOf, seldomHosts, shadowRootOf } from "./shadow";
import { type Taken, takeSnapshot } from "./snapshot";
import { hidden, painted, quiet, type Timed, timed } from "./timing";
import { Watch } from "./watch";

/** Milliseconds for which an item that the reader looks at stays shown. */
const LOOK = 4000;

export class Session implements Reading {
  answer: Answer | null = null;
  status: PageState["status"] = "reading";
  asked = true;
  panel: Reading["panel"] = null;
  readonly #beginning: Beginning;
  readonly #items = new Items();
  readonly #release = new Release();
  readonly #watch: Watch;
  readonly #listeners = new Set<() => void>();
  #counted: Record<string, number> = {};
  #nodes = new Nodes([], null);
  #geometry = new Map<Element, Geometry>();
  #hosts = new Map<Node, Element[]>();
  #shadows: readonly ShadowRoot[] = [];
  #address = location.href;
  #shown = false;
  #reported = "";
  #passing: Promise<void> = Promise.resolve();
  readonly #end = new AbortController();
  /** Aborted once the extension is gone. */
  readonly ended = this.#end.signal;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
    this.#watch = new Watch(() => void this.pass(), isOurs);
    offer(this);
  }

  get hidden(): boolean {
    return !this.#shown && this.#items.describe().some((item) => item.state === "hidden");
  }

  /** A pass over the page, once those that were asked for before are over. */
  pass(): Promise<void> {
    this.#passing = this.#passing.then(() => this.#pass());
    return this.#passing;
  }

  async #pass(): Promise<void> {
    if (this.#isOver() || this.#rests()) return;
    if (location.href.split("#")[0] !== this.#address.split("#")[0]) this.#forget();
    const looked = timed("look", () => this.#look());
    const judged = looked.value ? await this.#judge(looked.value) : { value: false, cost: 0 };
    hidden();
    await painted();
    const settled = timed("settle", () => this.#settle(judged.value));
    this.#watch.rest(looked.cost + judged.cost + settled.cost, judged.value);
    if (this.#items.exhausted) this.#watch.stop();
    quiet();
  }

  /** Lets the engine judge the page and does what it says. Whether that is anything new. */
  async #judge({ snapshot, elements }: Taken): Promise<Timed<boolean>> {
    this.#shadows = elements.shadows;
    this.#watch.start([document, ...this.#shadows]);
    try {
      const sent = timed("send", () => ask({ kind: "analyze", snapshot }));
      const answer = await sent.value;
      const applied = timed("apply", () => this.#apply(answer, elements));
      return { value: applied.value, cost: sent.cost + applied.cost };
    } catch (error) {
      this.#fail(error);
      return { value: false, cost: 0 };
    }
  }

  /** The page as the engine reads it; nothing where it is too large. */
  #look(): Taken | null {
    // Where things lie is cheap to know once the page is painted.
    if (this.status !== "reading" && document.readyState === "complete") this.#geometry = findOverlays(document);
    try {
      return takeSnapshot(document, { geometry: this.#geometry, hosts: (tree) => this.#hosts.get(tree) ?? [] });
    } catch (error) {
      this.#fail(error);
      this.#watch.start([document]);
      return null;
    }
  }

  /** Looks for what lies over the page, and for seldom shadow roots, once it is painted; asks for a pass if any is new. */
  async lookOver(): Promise<void> {
    await painted();
    if (this.#isOver() || this.#rests() || !this.answer) return;
    const found = findOverlays(document);
    const hosts = new Map([document, ...this.#shadows].map((tree) => [tree, seldomHosts(tree)]));
    const known = new Set([...this.#hosts.values()].flat());
    const isNew = holdsMore(found.keys(), this.#geometry) || holdsMore([...hosts.values()].flat(), known);
    this.#geometry = found;
    this.#hosts = hosts;
    this.#watch.unseen(() => {
      this.#release.lookAt(this.#items.hiddenElements());
      this.#free();
      if (this.#release.active) this.#uncover();
    });
    if (isNew) this.#watch.schedule();
  }

  /** The page is shown again as it was left: it may have locked its scrolling anew, and the reader changed the rules. */
  async comeBack(): Promise<void> {
    if (this.#isOver()) return;
    this.#reported = "";
    this.again();
    void this.lookOver();
    const { active } = await ask({ kind: "begin" });
    if (!active && this.status !== "off") this.#turnOff();
  }

  /** Something has happened that the watcher cannot see. */
  again(): void {
    if (!this.#isOver() && !this.#rests()) this.#watch.schedule();
  }

  /** Whether nothing is to be hidden for now. */
  #rests(): boolean {
    return this.#shown || this.status === "off";
  }

  /** Whether the extension is gone; then everything ends. */
  #isOver(): boolean {
    const over = !isAlive();
    if (over) this.stop();
    return over;
  }

  /** Does what a message says and tells how the page stands then. */
  async obey(message: ToContent): Promise<PageState> {
    switch (message.kind) {
      case "page-state":
        break;
      case "show-all":
        this.showAll();
        break;
      case "hide-all":
        await this.hideAll();
        break;
      case "toggle-nags":
        if (this.#shown) await this.hideAll();
        else this.showAll();
        break;
      case "look-at":
        this.#lookAt(message.item);
        break;
      case "show-item":
        this.#change(() => this.#items.setState(message.item, "shown"));
        break;
      case "hide-item":
        await this.#keep(message.item, "hidden");
        break;
      case "keep-item":
        await this.#keep(message.item, "kept");
        break;
      case "pick":
        void this.#pick();
        break;
      case "open-panel":
        if (this.panel) this.panel.open(true);
        else await this.#showPanel(true);
        break;
      case "toggle-panel":
        await this.#togglePanel();
        break;
      case "changed":
        await this.#follow(message.active);
        break;
    }
    return this.describe();
  }

  describe(): PageState {
    return {
      status: this.status === "article" && this.#items.contested ? "contested" : this.status,
      shown: this.#shown,
      items: this.#items.describe(),
      quotes: this.answer?.quotes.length ?? 0,
    };
  }

  showAll(): void {
    this.#shown = true;
    this.#watch.stop();
    this.#items.showAll();
    this.#release.undo();
    void this.#report();
  }

  hideAll(): Promise<void> {
    this.#shown = false;
    if (this.status === "off") this.status = "reading";
    this.#items.hideAll();
    this.#release.from(this.#items.hiddenElements(), document);
    return this.pass();
  }

  /** Opens the panel without being asked, if anybody is quoted. */
  async offerPanel(): Promise<void> {
    if (!this.panel && this.answer?.is_article && this.answer.quotes.length > 0) await this.#showPanel(false);
  }

  /** Ends everything without touching the page. */
  stop(): void {
    this.#end.abort();
    this.#watch.stop();
    this.panel?.close();
  }

  range(start: Place, end: Place): Range | null {
    return this.#nodes.range(start, end);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #apply({ answer, nodes }: SnapshotAnswer, elements: Elements): boolean {
    if (this.#rests()) return false;
    this.answer = answer;
    this.#nodes = new Nodes(nodes, elements);
    this.status = answer.is_article ? "article" : "no-article";
    const nags: Found[] = answer.nags.map((nag) => ({ subject: nag, targets: this.#nodes.targets(nag) }));
    const found = [...joinBoxes(nags.filter(({ targets }) => targets.length > 0)), ...this.#pickedBlocks()];
    let isNew = false;
    this.#watch.unseen(() => {
      isNew = this.#items.take(found, new Set(this.#beginning.kept));
    });
    this.#tell();
    return isNew;
  }

  /** What can wait until the page is painted, and costs little then: styles are known. */
  #settle(isNew: boolean): void {
    if (this.#isOver() || this.#rests() || !this.answer) return;
    this.#watch.unseen(() => this.#free());
    if (isNew && document.readyState === "complete") void this.lookOver();
    void this.#report();
  }

  /** Gives the page back what hidden overlays held. */
  #free(): void {
    const hidden = this.#items.hiddenElements();
    const focused = focusedIn(document);
    if (focused instanceof HTMLElement && hidden.some((box) => holds(box, focused))) focused.blur();
    this.#release.from(hidden, document);
  }

  /** Unlocks the page if it was locked anew, and takes away an empty layer that an overlay has left over it. */
  #uncover(): void {
    this.#release.unlock(document);
    const backdrop = findBackdrop(document);
    if (backdrop) this.#release.hide(backdrop);
  }

  #pickedBlocks(): Found[] {
    return this.#beginning.picked.flatMap((selector) => {
      const blocks = safely(() => [...document.querySelectorAll(selector)]) ?? [];
      return blocks.map((block) => ({
        subject: { kind: "picked" as const, reasons: [], text: block.textContent?.trim() ?? "" },
        targets: [block],
      }));
    });
  }

  /** Tells the background what is hidden, if that has changed, once the page is there to be seen. */
  async #report(): Promise<void> {
    await activation();
    const items = this.#shown ? [] : this.#items.describe().filter((item) => item.state === "hidden");
    const report = JSON.stringify([items.map(({ id }) => id), this.#address]);
    if (report === this.#reported) return;
    this.#reported = report;
    const message = { kind: "applied", hidden: items.length, added: this.#count(items) } as const;
    await ask(message).catch(() => this.#isOver());
  }

  /** How many items of each kind there are beyond those that were counted before. */
  #count(items: readonly Item[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
    const added: Record<string, number> = {};
    for (const [kind, count] of Object.entries(counts)) {
      const before = this.#counted[kind] ?? 0;
      if (count > before) added[kind] = count - before;
      this.#counted[kind] = Math.max(count, before);
    }
    return added;
  }

  #fail(error: unknown): void {
    if (this.#isOver()) return;
    this.status = error instanceof TooLarge ? "too-large" : "failed";
    console.warn("Quiet Quotes could not read this page.", error);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Another story was opened in the same document: nothing said of the old one holds. */
  #forget(): void {
    this.#address = location.href;
    this.#counted = {};
    this.#geometry.clear();
    this.#watch.unseen(() => {
      this.#items.clear();
      this.#release.undo();
    });
    this.answer = null;
    this.status = "reading";
    this.#tell();
  }

  /** Does as the settings and the site's rule say now; what the reader has brought back stays. */
  async #follow(active: boolean): Promise<void> {
    if (!active) this.#turnOff();
    else if (this.status === "off") await this.hideAll();
    else if (!this.#shown) await this.pass();
  }

  #turnOff(): void {
    this.showAll();
    this.status = "off";
    this.panel?.close();
  }

  #change(change: () => void): void {
    this.#watch.unseen(change);
    void this.#report();
  }

  async #keep(id: number, state: "hidden" | "kept"): Promise<void> {
    const print = this.#items.printOf(id);
    this.#change(() => this.#items.setState(id, state));
    if (print === undefined) return;
    const kept = this.#beginning.kept.filter((other) => other !== print);
    this.#beginning.kept = state === "kept" ? [...kept, print] : kept;
    await ask({ kind: "keep", print, keep: state === "kept" });
  }

  #lookAt(id: number): void {
    const was = this.#items.describe().find((item) => item.id === id)?.state;
    if (was === undefined) return;
    this.#watch.unseen(() => this.#items.setState(id, "shown"));
    const element = this.#items.elementOf(id);
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
    if (was === "hidden") setTimeout(() => this.#change(() => this.#items.setState(id, was)), LOOK);
  }

  async #pick(): Promise<void> {
    const block = await pickBlock(document);
    const selector = block && selectorFor(document, block, [block]);
    if (!block || !selector) return;
    this.#beginning.picked.push(selector);
    await ask({ kind: "picked", selector });
    await this.pass();
  }

  async #togglePanel(): Promise<void> {
    if (this.panel) this.panel.toggle();
    else await this.#showPanel(true);
  }

  async #showPanel(asked: boolean): Promise<void> {
    this.asked = asked;
    await ask({ kind: "show-panel" });
  }
}

/** Whether some elements are not among those known. */
function holdsMore(found: Iterable<Element>, known: { has(element: Element): boolean }): boolean {
  return [...found].some((element) => !known.has(element));
}

/** The focused element, inside of shadow roots too. */
function focusedIn(root: Document | ShadowRoot): Element | null {
  const focused = root.activeElement;
  const inner = focused && shadowRootOf(focused);
  return inner?.activeElement ? focusedIn(inner) : focused;
}

/** Browsers prepare pages that nobody has opened yet: waits until one is opened. */
export async function activation(): Promise<void> {
  if (!("prerendering" in document) || !document.prerendering) return;
  await new Promise((resolve) => document.addEventListener("prerenderingchange", resolve, { once: true }));
}

/** Whether the extension that this script belongs to is still there. */
function isAlive(): boolean {
  return browser.runtime?.id !== undefined;
}

function isOurs(node: Node): boolean {
  return isWrapper(node) || isWrapper(parentOf(node)) || (node instanceof Element && node.localName === PANEL);
}

function safely<Value>(get: () => Value): Value | null {
  try {
    return get();
  } catch {
    return null;
  }
}
