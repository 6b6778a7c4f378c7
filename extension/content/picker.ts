/** Lets the reader pick a block of the page, by pointer or by keyboard, and shows what will go before it goes. */

import { i18n } from "#i18n";
import { mark, unmark } from "../../packages/dom/marking";
import { PICKING } from "../../packages/dom/marks";
import { isOwn } from "../../packages/dom/own";
import {
  bodyOf,
  boxOf,
  bringIntoView,
  elementAt,
  focusedIn,
  hear,
  isIn,
  outer,
  rootElement,
} from "../../packages/dom/safe";
import { Bar } from "./bar";

/** What is asked of whoever hides it. */
export interface Picks {
  /** Whether a block may go: it holds neither story nor anything of the reader's own. */
  mayGo(block: Element): boolean;
}

/** What the reader wants with what he picked. */
export type Wish = "undo" | "keep";

/** The block that the reader picked; `null` if they thought better of it. What the page itself does has no effect. */
export function pickBlock(page: Document, picks: Picks): Promise<Element | null> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const bar = new Bar(page);
    const walk = new Walk(page);

    const point = (next: Element | null | undefined, byKey = false) => {
      if (!next || !walk.to(next)) return;
      if (byKey) showIfAway(next);
      bar.say(i18n.t(picks.mayGo(next) ? "pickHint" : "pickStays"));
    };
    const end = (picked: Element | null) => {
      if (picked && !picks.mayGo(picked)) return;
      listening.abort();
      walk.end();
      bar.remove();
      resolve(picked);
    };
    const on = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void) =>
      hear(
        page,
        name,
        (event) => {
          if (name !== "keydown" && bar.isAt(event)) return;
          if (name !== "pointermove") swallow(event);
          if (event.isTrusted) act(event);
        },
        options,
      );

    on("pointermove", ({ target }) => point(target instanceof Element ? target : null));
    for (const name of ["pointerdown", "pointerup", "mousedown", "mouseup"] as const) on(name, () => undefined);
    on("click", ({ target }) => end(target instanceof Element ? target : walk.at));
    on("keydown", ({ key }) => {
      if (key === "Escape") end(null);
      else if (key === "Enter") end(walk.at);
      else point(walk.neighbour(key), true);
    });
    bar.say(i18n.t("pickHint"));
    // Keys that are pressed in the panel are the panel's.
    const focused = focusedIn(page);
    if (focused && isOwn(focused)) bar.focus();
    point(elementAt(page, innerWidth / 2, innerHeight / 2));
  });
}

/** Asks what is to become of a block that was hidden just now; `remember` hides it on the whole site, where that can be. */
export function askAbout(page: Document, remember: (() => Promise<void>) | null): Promise<Wish> {
  return new Promise((resolve) => {
    const bar = new Bar(page);
    const listening = new AbortController();
    const end = (wish: Wish) => {
      listening.abort();
      bar.remove();
      resolve(wish);
    };
    const keep = () => void remember?.().finally(() => end("keep"));
    bar.say(i18n.t("pickHidden"), [
      { label: i18n.t("pickUndo"), act: () => end("undo") },
      ...(remember ? [{ label: i18n.t("pickAlways"), act: keep }] : []),
      { label: i18n.t("pickClose"), act: () => end("keep") },
    ]);
    bar.focus();
    const options = { capture: true, signal: listening.signal };
    hear(page, "keydown", (event) => event.isTrusted && event.key === "Escape" && end("keep"), options);
  });
}

/** Where the reader is in the tree, with the way back down that he came up. */
class Walk {
  at: Element | null = null;
  readonly #page: Document;
  #below: Element[] = [];

  constructor(page: Document) {
    this.#page = page;
  }

  /** Goes there, unless it is the page itself. */
  to(next: Element): boolean {
    if (next === rootElement(this.#page) || next === bodyOf(this.#page)) return false;
    if (this.at && next !== this.at && isIn(next, this.at)) this.#below.push(this.at);
    else if (next === this.#below.at(-1)) this.#below.pop();
    else this.#below = [];
    if (this.at) unmark(this.at, PICKING);
    this.at = next;
    mark(next, PICKING);
    return true;
  }

  end(): void {
    if (this.at) unmark(this.at, PICKING);
  }

  /** Up to what holds a block, down into it by the way that was come, left and right beside it. */
  neighbour(key: string): Element | null | undefined {
    switch (key) {
      case "ArrowUp":
        return this.at && outer(this.at);
      case "ArrowDown":
        return this.#below.at(-1) ?? this.at?.firstElementChild;
      case "ArrowLeft":
        return this.at?.previousElementSibling;
      case "ArrowRight":
        return this.at?.nextElementSibling;
      default:
        return null;
    }
  }
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Scrolls only where a block that the reader walked to is out of sight. */
function showIfAway(block: Element): void {
  const { top, bottom } = boxOf(block);
  if (bottom < 0 || top > innerHeight) bringIntoView(block, { block: "nearest", behavior: "instant" });
}
