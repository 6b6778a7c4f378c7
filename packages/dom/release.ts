/**
 * Sets free what an overlay held: scrolling, focus and sight of the page beneath it. Works only once an overlay was hidden,
 * and gives everything back as it was.
 */

import { HIDDEN, UNBLURRED, UNLOCKED } from "./marks";
import { holds, parentOf } from "./shadow";

/** Elements looked at inside a hidden box for the one that lies over the page. */
const LOOKS = 60;

/** Things done to a page at most: one that locks itself again and again is left locked in the end. */
const MOST = 100;

/** What holds the story and is kept from focus or from screen readers. */
const PUT_TO_SLEEP = ":is([inert], [aria-hidden=true]):is(html, body, main, article, :has(main, article, h1, p ~ p))";

type Undo = () => void;

export class Release {
  readonly #undo: Undo[] = [];
  readonly #done = new Set<Element>();

  /** Frees the page, if anything holds it, from those of these hidden elements that are overlays. */
  from(hidden: readonly Element[], page: Document): void {
    // Whether an element is an overlay costs much to tell where it is hidden: its style must be worked out.
    if (!this.active && (hidden.length === 0 || !isHeld(page))) return;
    const overlays = hidden.filter(isOverlay);
    for (const overlay of overlays) this.#closeDialogs(overlay);
    if (overlays.length === 0 && !this.active) return;
    this.active = true;
    this.unlock(page);
    this.#wake(page, overlays);
    for (const element of blurred(page)) this.#mark(element, UNBLURRED, "");
  }

  /** Whether an overlay was hidden on this page, as far as that was looked at. */
  active = false;

  /** Looks whether any of these hidden elements is an overlay, which may hold the page only later. */
  lookAt(hidden: readonly Element[]): void {
    this.active ||= hidden.some(isOverlay);
  }

  /** Lets the page scroll, if its root or body is locked. */
  unlock(page: Document): void {
    const root = page.documentElement;
    const body = page.body;
    if (!root || !body) return;
    const locked = [root, body].filter(isLocked);
    const offset = locked.includes(body) ? Number.parseFloat(getComputedStyle(body).top) : 0;
    for (const element of locked) {
      const outer = element === root || !locked.includes(root);
      this.#mark(element, UNLOCKED, outer ? "scroll" : "flow");
    }
    // A page held in place by a negative offset was scrolled by that much.
    if (offset < 0 && page.defaultView?.scrollY === 0) page.defaultView.scrollTo(0, -offset);
  }

  /** Hides an empty layer that an overlay has left over the page. */
  hide(layer: Element): void {
    this.#mark(layer, HIDDEN, "");
  }

  /** Gives everything back. */
  undo(): void {
    for (const step of this.#undo.splice(0).reverse()) step();
    this.#done.clear();
    this.active = false;
  }

  #mark(element: Element, name: string, value: string): void {
    if (element.hasAttribute(name) || this.#undo.length >= MOST) return;
    element.setAttribute(name, value);
    this.#undo.push(() => element.removeAttribute(name));
  }

  /** A modal dialog makes the page inert even where it is not displayed: it must be closed. */
  #closeDialogs(overlay: Element): void {
    const dialogs = [overlay.closest("dialog"), ...overlay.querySelectorAll("dialog")].slice(0, LOOKS);
    for (const dialog of dialogs) {
      if (!dialog?.matches(":modal") || this.#undo.length >= MOST) continue;
      quietly(dialog, "close", () => dialog.close());
      this.#undo.push(() => {
        if (dialog.isConnected && !dialog.open) dialog.showModal();
      });
    }
  }

  /** Takes `inert` and `aria-hidden` from what lies beneath the overlays. */
  #wake(page: Document, overlays: readonly Element[]): void {
    for (const element of page.querySelectorAll(PUT_TO_SLEEP)) {
      if (this.#done.has(element) || overlays.some((overlay) => holds(overlay, element))) continue;
      this.#done.add(element);
      for (const name of ["inert", "aria-hidden"]) this.#without(element, name);
    }
  }

  /** Removes an attribute; to give it back at its old place, those behind it are set anew. */
  #without(element: Element, name: string): void {
    if (!element.hasAttribute(name)) return;
    const before = [...element.attributes].map((attribute): [string, string] => [attribute.name, attribute.value]);
    element.removeAttribute(name);
    this.#undo.push(() => {
      if (element.hasAttribute(name)) return;
      const behind = before.slice(before.findIndex(([other]) => other === name));
      const now = new Map(behind.map(([other, value]) => [other, element.getAttribute(other) ?? value]));
      for (const [other] of behind) element.removeAttribute(other);
      for (const [other] of behind) element.setAttribute(other, now.get(other) ?? "");
    });
  }
}

/** Whether anything keeps the story from being read, as overlays do. */
function isHeld(page: Document): boolean {
  const { documentElement: root, body } = page;
  return (
    [root, body].some((element) => element && isLocked(element)) ||
    page.querySelector(`dialog:modal, ${PUT_TO_SLEEP}`) !== null ||
    blurred(page).length > 0
  );
}

/** What holds the story and is blurred. */
function blurred(page: Document): Element[] {
  const seen = new Set<Element>();
  for (const paragraph of storyParagraphs(page)) {
    for (let at: Element | null = paragraph; at && !seen.has(at); at = parentOf(at)) seen.add(at);
  }
  return [...seen].filter((element) => getComputedStyle(element).filter.includes("blur"));
}

function isOverlay(element: Element): boolean {
  let looks = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT);
  for (let at: Node | null = element; at && looks < LOOKS; at = walker.nextNode()) {
    looks += 1;
    const box = at as Element;
    if (box.matches("dialog, [aria-modal=true]") || ["fixed", "sticky"].includes(getComputedStyle(box).position))
      return true;
  }
  return element.closest("dialog:modal") !== null;
}

function isLocked(element: Element): boolean {
  const style = getComputedStyle(element);
  return (
    ["hidden", "clip"].includes(style.overflowY) ||
    style.position === "fixed" ||
    style.touchAction === "none" ||
    style.pointerEvents === "none"
  );
}

function storyParagraphs(page: Document): Element[] {
  const all = page.querySelectorAll("p");
  const middle = Math.floor(all.length / 2);
  return [all[0], all[middle], all[all.length - 1]].filter((paragraph) => paragraph !== undefined);
}

/** Does something without telling the page of the event that follows it. */
function quietly(target: Element, event: string, action: () => void): void {
  const swallow = (happening: Event) => {
    if (happening.target === target) happening.stopImmediatePropagation();
  };
  window.addEventListener(event, swallow, { capture: true });
  action();
  // The event is queued as a task: it is behind us once a later task runs.
  setTimeout(() => window.removeEventListener(event, swallow, { capture: true }), 100);
}
