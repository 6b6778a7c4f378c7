/** Events that would otherwise reach the page's listeners. What is typed is kept from it by `content/event-capture.ts`. */
const EVENTS =
  "click dblclick auxclick contextmenu pointerdown pointermove pointerup mousedown mousemove mouseup mouseover mouseout touchstart touchmove touchend wheel change focusin focusout selectstart submit";

/** Keeps from the page what its reader does in a tree of ours. */
export function silence(root: ShadowRoot): void {
  for (const name of EVENTS.split(" ")) root.addEventListener(name, (event) => event.stopPropagation());
}
