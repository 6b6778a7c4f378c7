/** A pass over the page: it is looked at, the engine judges it, and what it says is done. */

import type { Elements } from "../../packages/dom/elements";
import { Part } from "../../packages/dom/hide";
import { TOKEN } from "../../packages/dom/marks";
import { mergeBoxes } from "../../packages/dom/merge";
import { byAddress, Nodes } from "../../packages/dom/nodes";
import { findOverlays } from "../../packages/dom/overlays";
import { isPassed, readyStateOf } from "../../packages/dom/safe";
import { hostsIn, seldomHosts } from "../../packages/dom/shadow";
import { type Taken, takeSnapshot } from "../../packages/dom/snapshot";
import type { Geometry, Place, Snapshot, SnapshotAnswer } from "../engine/engine";
import { changeFrom } from "../protocol/change";
import { ask } from "../protocol/client";
import type { Choices } from "./choices";
import type { Hiding } from "./hiding";
import type { Hideable } from "./items";
import type { Life } from "./state";
import { hidden, painted, quiet, type Timed, timed, turn } from "./timing";

/** Whom a pass works for. */
interface Owner {
  /** Resolved once it is known whether anything may be done; life is over where nothing may. */
  readonly begun: Promise<void>;
  readonly life: Life;
  readonly hiding: Hiding;
  readonly choices: Choices;
  /** Something new is known of the page. */
  told(): void;
  /** A pass has done what there was to do. */
  settled(): void;
  /** The page holds another story now. */
  moved(): void;
}

export class Passes {
  readonly #owner: Owner;
  #nodes = new Nodes(() => undefined);
  #geometry = new Map<Element, Geometry>();
  #hosts = new Map<Node, Element[]>();
  #shadows: readonly ShadowRoot[] = [];
  #address = location.href;
  #judged: Judged | null = null;
  #passing: Promise<void> = Promise.resolve();

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** A pass over the page, once those that were asked for before are over. */
  run(): Promise<void> {
    this.#passing = this.#passing.then(() => this.#pass());
    return this.#passing;
  }

  /** The settings have changed: what was said of the page by others no longer holds. */
  forgetAnswer(): void {
    this.#judged = null;
  }

  /** Looks for what lies over the page, and for seldom shadow roots, once it is painted; asks for a pass if any is new. */
  async lookOver(): Promise<void> {
    await painted();
    const { hiding, life } = this.#owner;
    if (this.#isIdle() || !life.answer) return;
    const found = findOverlays(document);
    const hosts = new Map([document, ...this.#shadows].map((tree) => [tree, seldomHosts(tree)]));
    const known = new Set([...this.#hosts.values()].flat());
    const isNew = holdsMore(found.keys(), this.#geometry) || holdsMore([...hosts.values()].flat(), known);
    this.#geometry = found;
    this.#hosts = hosts;
    hiding.uncover();
    if (isNew) hiding.watch.schedule();
  }

  range(start: Place, end: Place): Range | null {
    return this.#nodes.range(start, end);
  }

  /** Whether nothing may be done now. */
  #isIdle(): boolean {
    return this.#owner.life.isOver() || this.#owner.life.rests;
  }

  async #pass(): Promise<void> {
    if (this.#isIdle()) return;
    const { hiding } = this.#owner;
    let [cost, isNew] = [0, false];
    try {
      if (location.href.split("#")[0] !== this.#address.split("#")[0]) this.#forget();
      hiding.unmarkCopies();
      const isWhole = readyStateOf(document) !== "loading";
      const looked = timed("look", () => this.#look(isWhole));
      cost += looked.cost;
      const judged = looked.value ? await this.#judge(looked.value, isWhole, looked.cost) : { value: false, cost: 0 };
      isNew = judged.value;
      cost += judged.cost;
      if (isWhole) cost += await this.#finish(isNew);
    } catch (error) {
      // Whatever a page does to us, the next pass comes.
      this.#fail(error);
    }
    hiding.watch.rest(cost, isNew);
    if (hiding.items.exhausted) hiding.watch.stop();
  }

  /** What comes once a page that was parsed is painted. Milliseconds of the page's time that it took. */
  async #finish(isNew: boolean): Promise<number> {
    hidden(isNew);
    await painted();
    try {
      return timed("settle", () => this.#settle(isNew)).cost;
    } finally {
      quiet();
    }
  }

  /** Another story was opened in the same document: nothing said of the old one holds. */
  #forget(): void {
    this.#address = location.href;
    this.#geometry.clear();
    this.#owner.hiding.clear();
    this.#owner.life.forget();
    this.#owner.moved();
  }

  /** The page as the engine reads it; nothing where it is too large. */
  #look(isWhole: boolean): Taken | null {
    const { hiding, life } = this.#owner;
    // Where things lie is cheap to know once the page is painted.
    if (life.status !== "reading" && readyStateOf(document) === "complete") this.#geometry = findOverlays(document);
    try {
      const hosts = (tree: Document | ShadowRoot) => hostsIn(tree, this.#hosts.get(tree) ?? []);
      // Shadow roots can wait until the page is parsed: few are there before, and to look for them takes a fifth of the time.
      return takeSnapshot(document, { geometry: this.#geometry, hosts: isWhole ? hosts : () => [] });
    } catch (error) {
      this.#fail(error);
      hiding.watch.start([document]);
      return null;
    }
  }

  /** Lets the engine judge the page and does what it says. Whether that is anything new. */
  async #judge({ snapshot, elements }: Taken, isWhole: boolean, spent: number): Promise<Timed<boolean>> {
    this.#shadows = elements.shadows;
    this.#owner.hiding.watch.start([document, ...this.#shadows]);
    try {
      await turn(spent);
      const sent = timed("send", () => this.#answerTo(snapshot));
      const answered = Promise.all([sent.value, this.#owner.begun]).then(([answer]) => answer);
      if (!isWhole) {
        // The end of the page may come before the answer does, and does not wait for it.
        answered
          .then((answer) => timed("apply", () => this.#foresee(answer, elements)).value && hidden(true))
          .catch((error: unknown) => this.#fail(error));
        return { value: false, cost: sent.cost };
      }
      const answer = await answered;
      const applied = timed("apply", () => this.#apply(answer, elements));
      return { value: applied.value, cost: sent.cost + applied.cost };
    } catch (error) {
      this.#fail(error);
      return { value: false, cost: 0 };
    }
  }

  /** What the engine says of a page: what it has said, where nothing that it reads has changed since. */
  async #answerTo(snapshot: Snapshot): Promise<SnapshotAnswer> {
    const before = this.#judged;
    if (before && isSame(before.snapshot, snapshot)) return before.answer;
    const answer = await (before ? askAboutChange(before.snapshot, snapshot) : askAbout(snapshot));
    this.#judged = { snapshot, answer };
    return answer;
  }

  /**
   * Hides what is known to be a nag before the rest of the page is there: only what the parser has left behind, since more of
   * the story may yet come into a box. Nothing else is said of such a page, and all is judged anew once it is parsed.
   */
  #foresee({ answer, nodes }: SnapshotAnswer, elements: Elements): boolean {
    const { hiding, choices, life } = this.#owner;
    if (this.#isIdle() || life.status !== "reading" || !answer.is_article) return false;
    const here = new Nodes(byAddress(nodes, elements));
    const found: Hideable[] = answer.nags.map((nag) => ({ subject: nag, targets: here.targets(nag) }));
    const isBehind = ({ targets }: Hideable) =>
      targets.length > 0 && targets.every((target) => isPassed(target instanceof Part ? target.text : target));
    return hiding.take(mergeBoxes(found.filter(isBehind)), choices.kept);
  }

  #apply({ answer, nodes }: SnapshotAnswer, elements: Elements): boolean {
    const { life, hiding, choices } = this.#owner;
    if (this.#isIdle()) return false;
    life.answered(answer);
    const here = new Nodes(byAddress(nodes, elements));
    this.#nodes = here;
    const said = answer.quotes.map((quote) => quote.text);
    hiding.tell({ blocks: () => here.blocks(answer.article.blocks), said, trees: [document, ...this.#shadows] });
    const nags: Hideable[] = answer.nags.map((nag) => ({ subject: nag, targets: here.targets(nag) }));
    const found = [...mergeBoxes(nags.filter(({ targets }) => targets.length > 0)), ...choices.pickedBlocks()];
    const isNew = hiding.take(found, choices.kept);
    this.#owner.told();
    return isNew;
  }

  /** What can wait until the page is painted, and costs little then: styles are known. */
  #settle(isNew: boolean): void {
    const { life, hiding } = this.#owner;
    if (this.#isIdle() || !life.answer) return;
    hiding.settle();
    if (isNew && readyStateOf(document) === "complete") void this.lookOver();
    this.#owner.settled();
  }

  #fail(error: unknown): void {
    const { life } = this.#owner;
    if (life.isOver()) return;
    life.failed(error);
    console.warn("Quiet Quotes could not read this page.", error);
    this.#owner.told();
  }
}

/** A page that was judged. */
interface Judged {
  snapshot: Snapshot;
  answer: SnapshotAnswer;
}

function askAbout(snapshot: Snapshot): Promise<SnapshotAnswer> {
  return ask({ kind: "analyze", snapshot, token: TOKEN });
}

/** Sends what is new in a snapshot, and all of it where the background has forgotten the one before. */
async function askAboutChange(before: Snapshot, snapshot: Snapshot): Promise<SnapshotAnswer> {
  const { source, ...rest } = snapshot;
  const change = changeFrom(before.source, source);
  return (await ask({ kind: "analyze-changed", snapshot: rest, change, token: TOKEN })) ?? askAbout(snapshot);
}

function isSame(one: Snapshot, other: Snapshot): boolean {
  return (
    one.source === other.source &&
    one.url === other.url &&
    one.elements === other.elements &&
    JSON.stringify([one.hosts, one.geometry]) === JSON.stringify([other.hosts, other.geometry])
  );
}

/** Whether some elements are not among those known. */
function holdsMore(found: Iterable<Element>, known: { has(element: Element): boolean }): boolean {
  return [...found].some((element) => !known.has(element));
}
