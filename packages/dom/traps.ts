/**
 * Sets free wheel, touch and keys that a hidden overlay's listeners still swallow. What a page does with them otherwise
 * (a map, a game, a shortcut) is told from that: only what is swallowed over the story's own text, and would scroll or move
 * the focus there, is kept from the page from the second time on.
 */

import { closest, hear, isElement, matches } from "./safe";

const KEYS = new Set(["Tab", " ", "PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End"]);
const EVENTS = ["wheel", "touchmove", "keydown"] as const;

/** What does something with wheel, touch or keys by itself. */
const OWN_USE = "input, textarea, select, button, video, audio, canvas, iframe, [contenteditable], [role], [tabindex]";

export class Traps {
  readonly #isStory: (element: Element) => boolean;
  readonly #swallowed = new Set<string>();
  #listening: AbortController | null = null;

  /** `isStory` tells whether an element is, holds, or is in the box of the story. */
  constructor(isStory: (element: Element) => boolean) {
    this.#isStory = isStory;
  }

  /** Listens to a window from now on. */
  start(view: Window): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const name of EVENTS) hear(view, name, (event) => this.#hear(event), options);
  }

  stop(): void {
    this.#listening?.abort();
    this.#listening = null;
    this.#swallowed.clear();
  }

  #hear(event: WheelEvent | TouchEvent | KeyboardEvent): void {
    if (!event.isTrusted || !this.#isForPage(event)) return;
    if (this.#swallowed.has(event.type)) {
      event.stopImmediatePropagation();
      return;
    }
    // Once all listeners have been called.
    setTimeout(() => event.defaultPrevented && this.#swallowed.add(event.type));
  }

  #isForPage(event: WheelEvent | TouchEvent | KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const [target] = event.composedPath();
    if (!target || !("nodeType" in target) || !isElement(target as Node)) return false;
    return this.#isOver(event, target as Element);
  }

  #isOver(event: WheelEvent | TouchEvent | KeyboardEvent, target: Element): boolean {
    if ("key" in event) {
      return KEYS.has(event.key) && (matches(target, "body, html, a") || this.#isStory(target));
    }
    return this.#isStory(target) && closest(target, OWN_USE) === null;
  }
}
