/** What is hidden in a page and freed in it. All that we change there is changed here, unseen by our own watcher. */

import { isWrapper } from "../../packages/dom/hide";
import { PANEL } from "../../packages/dom/marks";
import { findBackdrop } from "../../packages/dom/overlays";
import { Release } from "../../packages/dom/release";
import { holds, parentOf, shadowRootOf } from "../../packages/dom/shadow";
import { Watch } from "../../packages/dom/watch";
import type { Item } from "../protocol/messages";
import { type Found, Items } from "./items";

/** Milliseconds for which an item that the reader looks at stays shown. */
const LOOK = 4000;

export class Hiding {
  readonly items = new Items();
  readonly watch: Watch;
  readonly #release = new Release();

  /** `changed` is called when the page has changed enough for another pass. */
  constructor(changed: () => void) {
    this.watch = new Watch(changed, isOurs);
  }

  get any(): boolean {
    return this.items.describe().some((item) => item.state === "hidden");
  }

  /** Hides what was found, and brings back what is found no more. Whether anything is new. */
  take(found: readonly Found[], kept: ReadonlySet<string>): boolean {
    return this.watch.unseen(() => this.items.take(found, kept));
  }

  /** Gives the page back what hidden overlays held. */
  settle(): void {
    this.watch.unseen(() => this.#free());
  }

  /** Frees the page from overlays that may hold it only later, and from layers that they have left over it. */
  uncover(): void {
    this.watch.unseen(() => {
      this.#release.lookAt(this.items.hiddenElements());
      this.#free();
      if (!this.#release.active) return;
      this.#release.unlock(document);
      const backdrop = findBackdrop(document);
      if (backdrop) this.#release.hide(backdrop);
    });
  }

  showAll(): void {
    this.watch.stop();
    this.items.showAll();
    this.#release.undo();
  }

  hideAll(): void {
    this.items.hideAll();
    this.#release.from(this.items.hiddenElements(), document);
  }

  /** Another story was opened: nothing found in the old one is hidden any more. */
  clear(): void {
    this.watch.unseen(() => {
      this.items.clear();
      this.#release.undo();
    });
  }

  setState(id: number, state: Item["state"]): void {
    this.watch.unseen(() => this.items.setState(id, state));
  }

  /** Scrolls to an item and shows it for the moment; `after` is called once it is hidden again. */
  lookAt(id: number, after: () => void): void {
    const was = this.items.describe().find((item) => item.id === id)?.state;
    if (was === undefined) return;
    this.setState(id, "shown");
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.items.elementOf(id)?.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
    if (was !== "hidden") return;
    setTimeout(() => {
      this.setState(id, was);
      after();
    }, LOOK);
  }

  #free(): void {
    const hidden = this.items.hiddenElements();
    const focused = focusedIn(document);
    if (focused instanceof HTMLElement && hidden.some((box) => holds(box, focused))) focused.blur();
    this.#release.from(hidden, document);
  }
}

/** The focused element, inside of shadow roots too. */
function focusedIn(root: Document | ShadowRoot): Element | null {
  const focused = root.activeElement;
  const inner = focused && shadowRootOf(focused);
  return inner?.activeElement ? focusedIn(inner) : focused;
}

function isOurs(node: Node): boolean {
  return isWrapper(node) || isWrapper(parentOf(node)) || (node instanceof Element && node.localName === PANEL);
}
