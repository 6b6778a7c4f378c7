/** A page as a content script sends it: elements and texts in document order, in flat arrays. */
export interface Snapshot {
  url: string | null;
  /** `lang` of the root. */
  lang: string | null;
  title: string | null;
  /** Name and content of the named `meta` elements, one after the other. */
  meta: string[];
  /** Sources of the linked-data scripts. */
  linkedData: string[];
  /** Names of elements and attributes, each once. */
  names: string[];
  /** For each node an index into `names`, or -1 for a text. */
  kinds: number[];
  /** For each node how many elements it stands in. */
  depths: number[];
  /** The data of the texts, in order. */
  texts: string[];
  /** For each attribute the number of its element, rising. */
  attributeNodes: number[];
  /** For each attribute an index into `names`. */
  attributeNames: number[];
  attributeValues: string[];
  /** Where the few elements stand whose geometry was read, by rising number. */
  geometry: [node: number, geometry: Geometry][];
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
  nags: Nag[];
  quotes: Quote[];
  article: { text: string };
}

/** What the engine found in a live document. */
export interface LiveAnswer {
  answer: Answer;
  /** The document's nodes by their numbers. */
  nodes: Node[];
}

export interface Nag {
  kind: NagKind;
  score: number;
  reasons: string[];
  /** All text that is hidden by it. */
  text: string;
  whole_box: boolean;
  targets: Target[];
}

/** A part of the document to hide; `node` is the node's number in document order. */
export type Target =
  | { type: "element"; node: number }
  | { type: "text"; node: number; start: number; end: number };

export interface Quote {
  /** 1 for the quotation to show first. */
  rank: number;
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
