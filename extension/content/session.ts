/** The life of one document: passes over it as it grows, what the reader asks for, and undoing. */

import { TOKEN } from "../../packages/dom/marks";
import { ownElement } from "../../packages/dom/own";
import { keptBack } from "../../packages/dom/whole";
import type { Answer, Place } from "../engine/engine";
import { ask } from "../protocol/client";
import type { Beginning, PageState, StoryState } from "../protocol/messages";
import { Choices } from "./choices";
import { clickedBlock } from "./clicked";
import { copyText } from "./event-capture";
import { Hiding } from "./hiding";
import { Passes } from "./pass";
import { offer, type Reading } from "./reading";
import { Reporter } from "./reporter";
import { Life } from "./state";

export class Session implements Reading {
  wish: Reading["wish"] = "asked";
  panel: Reading["panel"] = null;
  opener: Reading["opener"] = null;
  quoting: string | null = null;
  host: Reading["host"] = null;
  readonly copy = copyText;
  readonly #life = new Life(() => this.#stop());
  readonly #hiding: Hiding;
  readonly #choices: Choices;
  readonly #passes: Passes;
  readonly #report = new Reporter();
  readonly #listeners = new Set<() => void>();
  readonly #end = new AbortController();
  /** Aborted once the extension is gone, or pages of this site are not cleaned. */
  readonly ended = this.#end.signal;

  /** Begins at once: the page may be read before it is known whether pages of its site are cleaned, but nothing is done to it. */
  constructor(beginning: Promise<Beginning>) {
    const owner = { changed: () => void this.pass(), settled: () => this.#tellBackground() };
    this.#hiding = new Hiding(owner, this.ended);
    this.#choices = new Choices(this.#hiding);
    this.#passes = new Passes({
      begun: this.#begin(beginning),
      life: this.#life,
      hiding: this.#hiding,
      choices: this.#choices,
      told: () => this.#tell(),
      settled: () => this.#tellBackground(),
      moved: () => {
        this.#report.startAnew();
        this.#tell();
      },
    });
  }

  async #begin(beginning: Promise<Beginning>): Promise<void> {
    try {
      const begun = await beginning;
      if (!begun.active) return this.#life.end();
      this.#choices.know(begun);
      offer(this);
    } catch {
      this.#life.end();
    }
  }

  get answer(): Answer | null {
    return this.#life.answer;
  }

  get status(): PageState["status"] {
    const { status } = this.#life;
    return status === "article" && this.#hiding.items.contested ? "contested" : status;
  }

  get hidden(): boolean {
    return !this.#life.rests && this.#hiding.any;
  }

  /** Whether all is shown. */
  get shown(): boolean {
    return this.#life.rests;
  }

  describe(): PageState {
    return {
      status: this.status,
      shown: this.shown,
      items: this.#hiding.items.describe(),
      // Parts of one statement share its rank.
      quotes: new Set(this.answer?.quotes.map(({ rank }) => rank)).size,
      story: this.#story(),
    };
  }

  #story(): StoryState {
    if (this.status === "contested") return { kind: "walled" };
    if (this.status !== "article" || !this.answer) return { kind: "unknown" };
    const how = keptBack(document, this.#hiding.story, this.answer.article.text);
    return how ? { kind: "kept-back", how } : { kind: "whole" };
  }

  makeHost(): HTMLElement {
    this.host = ownElement(document);
    return this.host;
  }

  get story(): readonly Element[] {
    return this.#hiding.story;
  }

  range(start: Place, end: Place): Range | null {
    return this.#passes.range(start, end);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  pass(): Promise<void> {
    return this.#passes.run();
  }

  /** Looks for what lies over the page, once it is painted. */
  lookOver(): Promise<void> {
    return this.#passes.lookOver();
  }

  /** The page is shown again as it was left: it may have locked its scrolling anew, and the reader changed the rules. */
  async comeBack(): Promise<void> {
    if (this.#life.isOver()) return;
    this.#report.again();
    this.#passes.forgetAnswer();
    this.again();
    void this.lookOver();
    const { active } = await ask({ kind: "begin", token: TOKEN });
    if (!active && this.status !== "off") this.#turnOff();
  }

  /** Ends everything if the extension is gone meanwhile. */
  lookAround(): void {
    this.#life.isOver();
  }

  /** Something has happened that the watcher cannot see. */
  again(): void {
    if (!this.#life.isOver() && !this.shown) this.#hiding.watch.schedule();
  }

  showAll(): void {
    this.#rest("reader");
  }

  hideAll(): Promise<void> {
    this.#life.wake();
    this.#hiding.hideAll();
    return this.pass();
  }

  /** Does as the settings and the site's rule say now; what the reader has brought back stays. */
  async follow(active: boolean): Promise<void> {
    this.#passes.forgetAnswer();
    if (!active) this.#turnOff();
    else if (this.status === "off") await this.hideAll();
    else if (!this.shown) await this.pass();
  }

  lookAt(item: number): void {
    this.#hiding.lookAt(item, () => this.#tellBackground());
  }

  showItem(item: number): void {
    this.#hiding.setState(item, "shown");
    this.#tellBackground();
  }

  async keep(item: number, state: "hidden" | "kept"): Promise<void> {
    const kept = this.#choices.keep(item, state);
    this.#tellBackground();
    await kept;
  }

  async keepKind(item: number): Promise<void> {
    const kept = this.#choices.keepKind(item);
    this.#tellBackground();
    await kept;
  }

  async pick(): Promise<void> {
    await this.#choices.pick(() => this.pass());
  }

  /** Hides the block that was clicked, or lets the reader pick one where it is not known. */
  async hideClicked(): Promise<void> {
    await this.#choices.pickAs(clickedBlock(), () => this.pass());
  }

  /** Opens the panel at the words that the reader has selected, and copies them with their source. */
  async quote(text: string): Promise<void> {
    if (this.panel?.kind === "panel") {
      this.panel.open(true);
      this.panel.quote(text);
    } else {
      this.quoting = text;
      await this.showPanel();
    }
  }

  async openPanel(): Promise<void> {
    if (this.panel?.kind === "panel") this.panel.open(true);
    else await this.showPanel();
  }

  async togglePanel(): Promise<void> {
    if (this.panel?.kind === "panel") this.panel.toggle();
    else await this.showPanel();
  }

  /** Opens the panel without being asked, or leaves a handle of it, if anybody is quoted. */
  async offerPanel(wish: "by-itself" | "handle"): Promise<void> {
    if (this.panel || !this.answer?.is_article || this.answer.quotes.length === 0) return;
    if (wish === "handle") await ask({ kind: "show-panel", part: "handle" });
    else await this.showPanel(wish);
  }

  async showPanel(wish: Reading["wish"] = "asked"): Promise<void> {
    this.wish = wish;
    if (this.opener) await this.opener();
    else await ask({ kind: "show-panel", part: "panel" });
  }

  #rest(by: "reader" | "rule"): void {
    this.#life.rest(by);
    this.panel?.rest();
    this.#hiding.showAll();
    this.#tellBackground();
  }

  #turnOff(): void {
    this.#rest("rule");
    this.panel?.close();
  }

  /** Ends everything: the page is given back, and nothing more is done in it. */
  #stop(): void {
    this.#end.abort();
    this.#hiding.watch.stop();
    this.panel?.close();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #tellBackground(): void {
    const now = () => (this.shown ? [] : this.#hiding.items.describe());
    // Nobody hears it where the extension is gone.
    this.#report.send(now).catch(() => this.#life.isOver());
  }
}
