/** What the content script offers to the panel, which runs beside it in the same world. */

import type { Answer, Place } from "../engine/engine";
import type { PageState } from "../protocol/messages";
import type { PanelLook } from "../shared/schema";

export interface Reading {
  readonly status: PageState["status"];
  /** `null` until the page was read. */
  readonly answer: Answer | null;
  /** The blocks that hold the story, as far as they are known. */
  readonly story: readonly Element[];
  /** The live text between two places; `null` where the page has changed meanwhile. */
  range(start: Place, end: Place): Range | null;
  /** Whether what was found is hidden now. */
  readonly hidden: boolean;
  /** Reads the page once more. */
  pass(): Promise<void>;
  /** Called on every later answer (the page grew, or another story was opened) and failure until unsubscribed. */
  onChange(listener: () => void): () => void;
  /** Whether all is shown. */
  readonly shown: boolean;
  /** How the panel comes: the reader asked for it, or it opens by itself and leaves the focus in the page. */
  readonly wish: "asked" | "by-itself";
  /** The reader wants the panel. */
  showPanel(): Promise<void>;
  /** Set once the panel's code is here: opens it. */
  opener: (() => Promise<void>) | null;
  /** Words to be quoted once the panel is there, which takes them. */
  quoting: string | null;
  /** The element that the panel is put into, once there is one. */
  readonly host: HTMLElement | null;
  /** Makes an element for the panel that is no part of the page. */
  makeHost(): HTMLElement;
  /** Copies a text, by an event that no page hears of. Whether it worked. */
  copy(text: string): boolean;
  /** Set by the panel, or by its handle, once it is there. */
  panel: OpenedPanel | ClosedPanel | null;
}

/** What the content script asks of the panel. */
export interface OpenedPanel extends InPage {
  readonly kind: "panel";
  /** Leaves a handle. */
  toggle(): void;
  /** `asked` takes the reader into it. */
  open(asked: boolean): void;
  /** Leads to the quotation that holds these words, and copies it with its source. */
  quote(text: string): void;
}

/** A handle, by which the panel is opened. */
export interface ClosedPanel extends InPage {
  readonly kind: "handle";
}

interface InPage {
  /** Takes it out of the page. */
  close(): void;
  /** The page is to be as it was sent: a handle goes, a panel that the reader reads stays. */
  rest(): void;
  /** Hands over a key that the reader pressed in it. */
  key(event: KeyboardEvent): void;
  /** Something was typed into it. */
  typed(): void;
  /** Its settings have changed. */
  show(look: PanelLook): void;
}

const KEY = Symbol.for("quiet-quotes");

type World = { [KEY]?: Reading };

/** The reading of this document, if its content script runs. */
export function reading(): Reading | null {
  return (globalThis as World)[KEY] ?? null;
}

/** Makes a reading known to the panel. */
export function offer(value: Reading): void {
  (globalThis as World)[KEY] = value;
}
