/** Lets the reader pick a block of the page, by pointer or by keyboard. */

import { PICKING } from "../../packages/dom/marks";

/** The block that the reader picked; `null` if they thought better of it. What the page itself clicks does not count. */
export function pickBlock(page: Document): Promise<Element | null> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    let block: Element | null = null;

    const point = (next: Element | null | undefined) => {
      if (!next || next === page.documentElement || next === page.body) return;
      block?.removeAttribute(PICKING);
      block = next;
      block.setAttribute(PICKING, "");
      block.scrollIntoView({ block: "nearest" });
    };
    const end = (picked: Element | null) => {
      listening.abort();
      block?.removeAttribute(PICKING);
      resolve(picked);
    };
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    page.addEventListener(
      "pointermove",
      (event) => event.isTrusted && point(event.target instanceof Element ? event.target : null),
      options,
    );
    for (const name of ["pointerdown", "pointerup", "mousedown", "mouseup"])
      page.addEventListener(name, swallow, options);
    page.addEventListener(
      "click",
      (event) => {
        if (!event.isTrusted) return;
        swallow(event);
        end(event.target instanceof Element ? event.target : block);
      },
      options,
    );
    page.addEventListener(
      "keydown",
      (event) => {
        if (!event.isTrusted) return;
        swallow(event);
        if (event.key === "Escape") end(null);
        else if (event.key === "Enter") end(block);
        else point(neighbour(block, event.key));
      },
      options,
    );
    point(page.elementFromPoint(innerWidth / 2, innerHeight / 2));
  });
}

/** Up to what holds a block, down into it, left and right beside it. */
function neighbour(block: Element | null, key: string): Element | null | undefined {
  switch (key) {
    case "ArrowUp":
      return block?.parentElement;
    case "ArrowDown":
      return block?.firstElementChild;
    case "ArrowLeft":
      return block?.previousElementSibling;
    case "ArrowRight":
      return block?.nextElementSibling;
    default:
      return null;
  }
}
