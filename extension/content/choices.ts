/** What the reader has chosen on this site: items to keep, and blocks to hide. */

import { allIn, isThere, textOf } from "../../packages/dom/safe";
import { ask } from "../protocol/client";
import type { SiteChoices } from "../shared/schema";
import { kindPrint } from "./fingerprint";
import type { Hiding } from "./hiding";
import type { Hideable } from "./items";
import { askAbout, pickBlock } from "./picker";
import { selectorFor } from "./selector";

export class Choices {
  readonly #hiding: Hiding;
  /** Picked on this page. */
  readonly #here = new Set<Element>();
  #picked: string[] = [];
  #kept: string[] = [];

  constructor(hiding: Hiding) {
    this.#hiding = hiding;
  }

  /** Learns what was chosen before. */
  know({ picked, kept }: SiteChoices): void {
    this.#picked = [...picked];
    this.#kept = [...kept];
  }

  /** Fingerprints of what stays. */
  get kept(): ReadonlySet<string> {
    return new Set(this.#kept);
  }

  /** Hides an item for good, or keeps it. */
  async keep(id: number, state: "hidden" | "kept"): Promise<void> {
    const { items } = this.#hiding;
    const [print, kind] = [items.fingerprintOf(id), items.kindOf(id)];
    this.#hiding.setState(id, state);
    if (print === undefined || kind === undefined) return;
    // What is hidden again is no longer kept with its kind either.
    await this.#remember(state === "kept" ? [print] : [print, kindPrint(kind)], state === "kept");
  }

  /** Keeps all items of an item's kind on this site. */
  async keepKind(id: number): Promise<void> {
    const kind = this.#hiding.items.kindOf(id);
    if (!kind) return;
    this.#hiding.setStateOfKind(kind, "kept");
    await this.#remember([kindPrint(kind)], true);
  }

  async #remember(prints: string[], keep: boolean): Promise<void> {
    const others = this.#kept.filter((other) => !prints.includes(other));
    this.#kept = keep ? [...others, ...prints] : others;
    await ask({ kind: "keep", prints, keep });
  }

  /** Lets the reader pick a block that was missed. `changed` is called when something else is to be hidden. */
  async pick(changed: () => Promise<void>): Promise<void> {
    const block = await pickBlock(document, this.#hiding);
    if (block) await this.#hide(block, changed);
  }

  /** Hides a block that the reader has pointed at, or lets him pick one where that may not go. */
  async pickAs(block: Element | null, changed: () => Promise<void>): Promise<void> {
    if (block && this.#hiding.mayGo(block)) await this.#hide(block, changed);
    else await this.pick(changed);
  }

  /** Hides a block, and asks whether that is to be undone or remembered. */
  async #hide(block: Element, changed: () => Promise<void>): Promise<void> {
    const selector = selectorFor(document, block, [block]);
    this.#here.add(block);
    await changed();
    const wish = await askAbout(document, selector ? () => this.#rememberPicked(selector) : null);
    if (wish === "keep") return;
    this.#here.delete(block);
    await changed();
  }

  async #rememberPicked(selector: string): Promise<void> {
    this.#picked.push(selector);
    await ask({ kind: "picked", selector });
  }

  /** The blocks that the reader has picked, here or on another page of the site. */
  pickedBlocks(): Hideable[] {
    const blocks = new Set([...this.#here, ...this.#picked.flatMap(matching)]);
    return [...blocks]
      .filter((block) => isThere(block) && this.#hiding.mayGo(block))
      .map((block) => ({
        subject: { kind: "picked" as const, reasons: [], text: textOf(block).trim() },
        targets: [block],
      }));
  }
}

function matching(selector: string): Element[] {
  try {
    return [...allIn(document, selector)];
  } catch {
    // No selector in this browser.
    return [];
  }
}
