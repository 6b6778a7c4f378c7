/**
 * How a document stands.
 *
 *               answered                  failed
 *   reading ──────────────▶ read ◀────────────────▶ failed
 *      ▲                     │  another address         │
 *      ├─────────────────────┴──────────────────────────┤
 *      │ hide all                                       │ show all
 *      └───────────────────── resting ◀─────────────────┘ (by the reader, or since nothing may be hidden)
 *
 *   each ── the extension is gone, or pages of this site are not cleaned ──▶ ended
 *
 * What is hidden while resting is nothing; "hide all" goes back to how it stood before.
 */

import { browser } from "wxt/browser";
import { TooLarge } from "../../packages/dom/elements";
import type { Answer } from "../engine/engine";

/** A document that is looked at. */
type Working =
  /** Nothing is known yet. */
  | { kind: "reading" }
  | { kind: "read"; answer: Answer }
  /** It could not be read; `answer` is of the last time that it could. */
  | { kind: "failed"; why: "failed" | "too-large"; answer: Answer | null };

type State =
  | Working
  /** All is shown: the reader wished it, or a rule says that nothing is hidden here. */
  | { kind: "resting"; by: "reader" | "rule"; was: Working }
  | { kind: "ended" };

export class Life {
  #state: State = { kind: "reading" };
  readonly #onEnd: () => void;

  /** `onEnd` is called once. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  get #working(): Working {
    const state = this.#state;
    if (state.kind === "resting") return state.was;
    return state.kind === "ended" ? { kind: "reading" } : state;
  }

  get answer(): Answer | null {
    const working = this.#working;
    return working.kind === "reading" ? null : working.answer;
  }

  get status(): "reading" | "article" | "no-article" | "too-large" | "failed" | "off" {
    if (this.#state.kind === "resting" && this.#state.by === "rule") return "off";
    const working = this.#working;
    if (working.kind === "failed") return working.why;
    if (working.kind === "reading") return "reading";
    return working.answer.is_article ? "article" : "no-article";
  }

  /** Whether nothing is to be hidden for now. */
  get rests(): boolean {
    return this.#state.kind === "resting";
  }

  /** Whether the extension is gone (updated or removed); then everything ends. */
  isOver(): boolean {
    if (browser.runtime?.id === undefined) this.end();
    return this.#state.kind === "ended";
  }

  end(): void {
    if (this.#state.kind === "ended") return;
    this.#state = { kind: "ended" };
    this.#onEnd();
  }

  answered(answer: Answer): void {
    this.#work({ kind: "read", answer });
  }

  failed(error: unknown): void {
    this.#work({ kind: "failed", why: error instanceof TooLarge ? "too-large" : "failed", answer: this.answer });
  }

  /** Another story was opened in the same document. */
  forget(): void {
    this.#work({ kind: "reading" });
  }

  rest(by: "reader" | "rule"): void {
    if (this.#state.kind !== "ended") this.#state = { kind: "resting", by, was: this.#working };
  }

  /** Back from a rest. */
  wake(): void {
    if (this.#state.kind !== "resting") return;
    this.#state = this.#state.by === "rule" ? { kind: "reading" } : this.#state.was;
  }

  #work(next: Working): void {
    if (this.#state.kind === "resting") this.#state = { ...this.#state, was: next };
    else if (this.#state.kind !== "ended") this.#state = next;
  }
}
