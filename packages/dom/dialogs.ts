/** Modal dialogs: the browser holds the whole page for them, whether they are displayed or not. */

import { allBelow, closest, documentOf, has, hear, isThere, matches, unhear, viewOf } from "./safe";

/** Dialogs looked at around and in a hidden box. */
const LOOKS = 60;
/** Milliseconds in which the events of an opening or closing come. */
const EVENTS = 100;

/** The modal dialogs around and in an element. */
export function modalsOf(element: Element): HTMLDialogElement[] {
  const dialogs = [closest(element, "dialog"), ...allBelow(element, "dialog").slice(0, LOOKS)];
  return dialogs.filter((dialog): dialog is HTMLDialogElement => dialog !== null && matches(dialog, "dialog:modal"));
}

/**
 * Makes a modal dialog a common one, which holds nothing. It stays open to its page, which may open it again as soon as it
 * sees it closed. Gives the way back.
 */
export function unmodal(dialog: HTMLDialogElement): () => void {
  quietly(dialog, () => {
    dialog.close();
    dialog.show();
  });
  return () => {
    if (!isThere(dialog) || !has(dialog, "open") || matches(dialog, ":modal")) return;
    quietly(dialog, () => {
      dialog.close();
      dialog.showModal();
    });
  };
}

/** Does something without telling the page of the events that follow it. */
function quietly(target: Element, action: () => void): void {
  const swallow = (happening: Event) => {
    if (happening.target === target) happening.stopImmediatePropagation();
  };
  const view = viewOf(documentOf(target));
  const names = ["close", "toggle", "beforetoggle"] as const;
  for (const name of names) hear(view, name, swallow, { capture: true });
  action();
  // They are queued as tasks: they are behind us once a later task runs.
  setTimeout(() => {
    for (const name of names) unhear(view, name, swallow, { capture: true });
  }, EVENTS);
}
