/** Takes the reader to a place in the page, and back to where they were. */

import { bodyOf, outer, rootElement, scrollerOf } from "../../packages/dom/safe";

interface Position {
  scroller: Element;
  top: number;
  left: number;
}

/** The reader's way through the page since they last read on their own. */
export class Journey {
  #from: Position[] | null = null;
  #landed = 0;

  /** Whether there is a place to go back to. */
  get isAway(): boolean {
    return this.#from !== null;
  }

  /** Brings a place into the middle of what is seen of the page; `covered` pixels at the lower end are not. */
  goTo(range: Range, covered: number): void {
    const scrollers = scrollersAround(range.startContainer);
    const root = pageScroller();
    // Who has read on for more than a window reads somewhere else now.
    if (!this.#from || Math.abs(root.scrollTop - this.#landed) > innerHeight) this.#from = scrollers.map(positionOf);
    for (const scroller of scrollers) {
      const isRoot = scroller === root;
      const box = isRoot ? { top: 0, height: innerHeight - covered } : scroller.getBoundingClientRect();
      const place = range.getBoundingClientRect();
      const top = scroller.scrollTop + place.top - box.top - Math.max(0, (box.height - place.height) / 2);
      scroller.scrollTo({ top, behavior: isRoot ? manner() : "instant" });
      if (isRoot) this.#landed = Math.max(0, Math.min(top, root.scrollHeight - innerHeight));
    }
  }

  back(): void {
    for (const { scroller, top, left } of this.#from ?? []) scroller.scrollTo({ top, left, behavior: manner() });
    this.#from = null;
  }
}

/** The element that scrolls the page as a whole. */
export function pageScroller(): Element {
  return (scrollerOf(document) ?? rootElement(document)) as Element;
}

function manner(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/** From the innermost to the page itself. */
function scrollersAround(node: Node): Element[] {
  const root = pageScroller();
  const scrollers: Element[] = [];
  for (let at = outer(node); at && at !== root && at !== bodyOf(document); at = outer(at)) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight;
    if (scrolls) scrollers.push(at);
  }
  return [...scrollers, root];
}

function positionOf(scroller: Element): Position {
  return { scroller, top: scroller.scrollTop, left: scroller.scrollLeft };
}
