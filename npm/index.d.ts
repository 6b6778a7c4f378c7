import type { Answer, EngineSettings } from "./engine/engine.js";

export type { Nag, NagKind, Quote } from "./engine/engine.js";

/** What to look for; whatever is left out is as a new reader gets it. */
export interface Options extends EngineSettings {
  /** Where the story was published: a site's root is taken for its front page. `clean` takes the document's own address else. */
  url?: string;
}

/** What was found. Offsets count UTF-16 code units, half-open, into `article.text`. */
export type Report = Answer;

/** A document after `clean`. */
export interface Cleaned {
  readonly report: Report;
  /** Gives the document back as it was. */
  undo(): void;
}

/** Reads HTML source. Runs no script of it and fetches nothing. */
export function analyze(html: string, options?: Options): Promise<Report>;

/** Hides what asks for something in a live document, and frees its scrolling where an overlay held it. */
export function clean(document: Document, options?: Options): Promise<Cleaned>;
