/**
 * What is the reader's own: what he writes in, and what he has opened himself. None of it is hidden, whatever it says.
 *
 * Listens to his own doing alone: what a page sends itself does not count.
 */

import { isWrapper } from "./hide";
import { isOwn } from "./own";
import { allBelow, closest, designModeOf, documentOf, focusedIn, hear, isElement, matches } from "./safe";
import { parentOf } from "./shadow";

/** Regions in which the reader may be writing. */
const EDITABLE =
  '[contenteditable]:not([contenteditable="false" i]), [role="textbox" i]:not(input, textarea), [role="searchbox" i]:not(input)';
const FIELDS = "input, textarea, select";

/** Fields that a click goes into and opens nothing. */
const TEXT_FIELDS =
  'textarea, input:not([type="button" i], [type="submit" i], [type="reset" i], [type="image" i], [type="checkbox" i], [type="radio" i])';

/** Milliseconds after a click in which what appears was opened by it. */
const OPENING = 1000;
/** Things opened by one click that are remembered. */
const MOST = 200;

/** What holds a story: another one may have been opened, with its own nags. */
const STORY = "html, head, body, main, article, :has(main, article, h1)";

/** Told of what the reader does. */
export interface Listener {
  /** He clicks: the page does not know of it yet. */
  clicked(): unknown;
  /** Something has appeared since he clicked, or a second is over. */
  opened(): void;
}

export class ReadersOwn {
  /** Fields that he typed into, or went to by himself. */
  readonly #touched = new WeakSet<Element>();
  readonly #opened = new WeakSet<Element>();
  readonly #page: Document;
  readonly #observer: MutationObserver;
  readonly #listener: Listener;
  #left = MOST;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Listens until `signal` is aborted. */
  constructor(page: Document, signal: AbortSignal, listener: Listener) {
    this.#page = page;
    this.#listener = listener;
    this.#observer = new MutationObserver((records) => this.#remember(records));
    const options = { capture: true, passive: true, signal };
    for (const name of ["input", "pointerdown"] as const)
      hear(page, name, (event) => event.isTrusted && this.#touch(event), options);
    hear(page, "click", (event) => event.isTrusted && this.#watch(event), options);
    signal.addEventListener("abort", () => this.#observer.disconnect());
  }

  /** Whether something may not be hidden, since it is, is in, or holds something of the reader's own. */
  has(node: Node): boolean {
    const element = isElement(node) ? node : parentOf(node);
    if (!element) return false;
    return this.#isWrittenIn(element) || this.#isOpened(element);
  }

  #isWrittenIn(element: Element): boolean {
    if (designModeOf(this.#page) === "on" || isEditable(element) || allBelow(element, EDITABLE).length > 0) return true;
    return [element, ...allBelow(element, FIELDS)].some((field) => this.#touched.has(field) && isInUse(field));
  }

  #isOpened(element: Element): boolean {
    for (let at: Element | null = element; at; at = parentOf(at)) if (this.#opened.has(at)) return true;
    return false;
  }

  #touch(event: Event): void {
    const target = targetOf(event);
    if (target && matches(target, FIELDS)) this.#touched.add(target);
  }

  /** He has clicked: what appears now was opened by it. */
  #watch(event: Event): void {
    const target = targetOf(event);
    if (!target || matches(target, TEXT_FIELDS) || isEditable(target)) return;
    this.#listener.clicked();
    this.#left = MOST;
    this.#observer.observe(this.#page, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden", "open", "aria-hidden", "aria-expanded"],
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#remember(this.#observer.takeRecords());
      this.#observer.disconnect();
    }, OPENING);
  }

  #remember(records: readonly MutationRecord[]): void {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (this.#left <= 0 || !isElement(node) || isWrapper(node) || isOwn(node) || matches(node, STORY)) continue;
        this.#left -= 1;
        this.#opened.add(node);
      }
    }
    this.#listener.opened();
  }
}

/** Where an event began, in shadow roots too. */
function targetOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target instanceof Node && isElement(target) ? target : null;
}

/** Whether an element is, or is in, a region that can be written in. */
export function isEditable(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (closest(at, EDITABLE)) return true;
  }
  return false;
}

/** Whether a field has the focus or holds what somebody typed. */
function isInUse(field: Element): boolean {
  const { value } = field as Partial<HTMLInputElement>;
  return (
    (typeof value === "string" && value !== "") || focusedIn(documentOf(field)) === field || matches(field, ":focus")
  );
}

const PASSWORD = 'input[type="password" i]';

/** Whether a box would take the way to sign in with it. */
export function holdsPassword(element: Element): boolean {
  return matches(element, PASSWORD) || allBelow(element, PASSWORD).length > 0;
}
