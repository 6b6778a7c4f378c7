/**
 * A live page as `takeSnapshot` takes it: its source as the browser writes it. Elements are numbered in the order in which
 * they are written, the root being 0, those in shadow roots before their host's own children. What stands inside of a
 * `template`, of `noscript`, or of an element that is written without elements in it has no number.
 */
export interface Snapshot {
  url: string | null;
  /** The root element as `getHTML` writes it, with its shadow roots. */
  source: string;
  /** How many elements there are, those in shadow roots too. */
  elements: number;
  /** Numbers of the elements that have a shadow root, rising. */
  hosts: number[];
  /** Where the few elements stand whose geometry was read, by rising number. */
  geometry: [element: number, geometry: Geometry][];
}

/** What the engine found in a snapshot. */
export interface SnapshotAnswer {
  answer: Answer;
  /** Where the nodes stand that the answer speaks of. */
  nodes: Address[];
}

/** Where a node stands: an element by its number, or one of the runs of text straight in it. */
export interface Address {
  node: number;
  element: number;
  /** For a text: which of the runs, and whether of those straight in the element's shadow root. */
  text: { run: number; shadow: boolean } | null;
}

export interface Geometry {
  /** Share of the window's area that the element covers, 0 to 1. */
  cover: number;
  /** Whether it keeps its place when the page scrolls. */
  fixed: boolean;
}

export type NagKind = "donation" | "subscription" | "registration" | "newsletter" | "adblock" | "app";

/** What to hide; whatever is left out is as a new reader gets it. */
export interface EngineSettings {
  kinds?: NagKind[];
  /** Two letters each; none means all. */
  languages?: string[];
  overlaysEverywhere?: boolean;
}

/** What the engine found. Offsets count UTF-16 code units, half-open, into `article.text`. */
export interface Answer {
  url: string | null;
  lang: string | null;
  is_article: boolean;
  title: string | null;
  /** Who wrote it, names with commas between them. */
  byline?: string;
  /** When it was published, as ISO 8601. */
  published?: string;
  /** The publication's name. */
  site?: string;
  nags: Nag[];
  quotes: Quote[];
  /** The story; `blocks` are the elements that hold its paragraphs, in page order. */
  article: { text: string; blocks: number[] };
}

export interface Nag {
  kind: NagKind;
  score: number;
  /** The clearest first. */
  reasons: Reason[];
  /** All text that is hidden by it. */
  text: string;
  whole_box: boolean;
  targets: Target[];
}

/** Why something was taken for a nag. The words are the page's own. */
export type Reason =
  | { type: "asks"; kind: NagKind; words: string }
  | { type: "button"; words: string }
  | { type: "says"; words: string }
  | { type: "frame"; address: string };

/** A part of the document to hide; `node` is the node's number in document order. */
export type Target =
  | { type: "element"; node: number }
  | { type: "text"; node: number; start: number; end: number };

export interface Quote {
  /** 1 for the statement to show first. The parts of one statement share it. */
  rank: number;
  /** The statement that this is a part of, where it has more: "…", she said, "…". */
  statement?: number;
  text: string;
  start: number;
  end: number;
  speaker: string | null;
  role: string | null;
  mention: { start: number; end: number; text: string } | null;
  cue: string | null;
  confidence: number;
  /** For a fragment: the sentence it stands in. */
  context?: string;
  places: { start: Place; end: Place } | null;
}

/** A place in a text node. */
export interface Place {
  node: number;
  offset: number;
}
