/** How a page arrives: when its end is parsed, and when there is enough of it for a first look. */

import { allIn, hear, readyStateOf } from "../../packages/dom/safe";

/** Paragraphs from which on a story is known for one, with a nag between them. */
const ENOUGH = 5;
/** Milliseconds within which the end of most pages comes too: those are looked at once. */
const SOON = 50;

/**
 * Waits until the page is parsed and the scripts that it waits for have run. Where that takes long, `early` is called once
 * when much of the story is there, and once when all of it is: what stands in it can then be hidden before it is painted.
 */
export async function parsed(early: () => void, ended: AbortSignal): Promise<void> {
  if (readyStateOf(document) !== "loading") return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    observer.disconnect();
    clearTimeout(timer);
    timer = setTimeout(early, SOON);
  };
  const look = () => {
    if (timer === undefined && allIn(document, "p").length >= ENOUGH) soon();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
  void event(document, "readystatechange").then(soon);
  ended.addEventListener("abort", () => observer.disconnect());
  await event(document, "DOMContentLoaded");
  observer.disconnect();
  clearTimeout(timer);
}

/** Waits for an event. */
export function event(target: EventTarget, name: "readystatechange" | "DOMContentLoaded" | "load"): Promise<void> {
  return new Promise((resolve) => hear(target, name, () => resolve(), { once: true }));
}
