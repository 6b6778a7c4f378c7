/** Keeps keys that are pressed in the panel from the page, whose shortcuts would take them. */

import { PANEL } from "../../packages/dom/marks";
import { reading } from "./reading";

/** Must be called before the page's own scripts run: of listeners in one place the first comes first. */
export function keepKeys(): void {
  for (const name of ["keydown", "keypress", "keyup"] as const) {
    window.addEventListener(name, hold, { capture: true });
  }
}

/** Keys that went down in the panel and are not up yet: one of them may have closed it. */
const down = new Set<string>();

function hold(event: KeyboardEvent): void {
  const isOurs = event.target instanceof Element && event.target.localName === PANEL;
  if (!isOurs && !(event.type === "keyup" && down.has(event.code))) return;
  event.stopImmediatePropagation();
  if (event.type === "keyup") down.delete(event.code);
  if (event.type !== "keydown") return;
  down.add(event.code);
  reading()?.panel?.key(event);
}
