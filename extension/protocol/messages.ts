/** What the parts of the extension say to each other: one tagged union for each direction. */

import * as v from "valibot";
import { TOKEN_SHAPE } from "../../packages/dom/marks";
import type { NagKind, Reason, Snapshot, SnapshotAnswer } from "../engine/engine";
import {
  COUNTED,
  host,
  type PanelLook,
  panelLook,
  panelPatch,
  patch,
  type Settings,
  type SiteChoices,
  type SiteRule,
  selector,
} from "../shared/schema";
import { change } from "./change";

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));

const countOfKinds = v.entriesFromList(COUNTED, natural);

/** Looked at here no further: the engine refuses one of another shape, and it is long. */
const snapshot = v.custom<Snapshot>(isObject);

/** A snapshot but for its source. */
const unsourced = v.custom<Omit<Snapshot, "source">>(isObject);

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

/** What a document's marks are called begins with it. */
const token = v.pipe(v.string(), v.regex(TOKEN_SHAPE));

/** Said by the content script and the panel, which live in a page and are believed little. */
export const fromContent = v.variant("kind", [
  /** A document has begun: is there anything to do? */
  v.object({ kind: v.literal("begin"), token }),
  v.object({ kind: v.literal("analyze"), snapshot, token }),
  /** A later snapshot of the same document. Answered by `null` where the one before is forgotten: then all of it is sent. */
  v.object({ kind: v.literal("analyze-changed"), snapshot: unsourced, change, token }),
  /** What is hidden now, for the badge and the history. */
  v.object({
    kind: v.literal("applied"),
    hidden: natural,
    /** How many of each kind were not hidden before on this page. */
    added: v.partial(v.object(countOfKinds)),
  }),
  /** The panel, or a handle of it, is wanted in this tab. */
  v.object({ kind: v.literal("show-panel"), part: v.picklist(["panel", "handle"]) }),
  /** How the panel is to look. */
  v.object({ kind: v.literal("panel-look") }),
  v.object({ kind: v.literal("remember-panel"), panel: panelPatch }),
  /** The reader picked a block that was missed. */
  v.object({ kind: v.literal("picked"), selector }),
  /** What the reader wants to stay on this site, or no longer: at once, since the page may be left by then. */
  v.object({ kind: v.literal("keep"), prints: v.pipe(v.array(v.string()), v.maxLength(2)), keep: v.boolean() }),
]);

/** Said by the extension's own pages. */
export const fromPages = v.variant("kind", [
  v.object({ kind: v.literal("tab-state"), tab: natural }),
  /** Clean a tab now, whatever the settings say. */
  v.object({ kind: v.literal("clean-tab"), tab: natural }),
  v.object({ kind: v.literal("to-page"), tab: natural, message: v.lazy(() => toContent) }),
  v.object({ kind: v.literal("change-settings"), change: patch }),
  v.object({ kind: v.literal("set-site"), host, mode: v.nullable(v.picklist(["on", "off"])) }),
  /** Forget the reader's own choices on a site, what to keep and what to hide too: all, or one of them. */
  v.object({
    kind: v.literal("forget-choices"),
    host,
    only: v.optional(v.object({ list: v.picklist(["kept", "picked"]), entry: v.string() })),
  }),
  v.object({ kind: v.literal("clear-history") }),
  /** Replace settings, sites and choices by those of a file that `parseBackup` took. */
  v.object({ kind: v.literal("restore-backup"), backup: v.unknown() }),
  /** Store the defaults that stand in for what is damaged. */
  v.object({ kind: v.literal("repair") }),
]);

/**
 * Said to the content script of a tab, by the background alone, which has looked at its shape: what looks at shapes would be
 * a sixth of what is loaded into every page.
 */
export const toContent = v.variant("kind", [
  v.object({ kind: v.literal("page-state") }),
  v.object({ kind: v.literal("show-all") }),
  v.object({ kind: v.literal("hide-all") }),
  v.object({ kind: v.literal("toggle-nags") }),
  /** Scroll to an item, shown for the moment. */
  v.object({ kind: v.literal("look-at"), item: natural }),
  v.object({ kind: v.literal("show-item"), item: natural }),
  v.object({ kind: v.literal("hide-item"), item: natural }),
  /** Not a nag: show it and keep it on this site. */
  v.object({ kind: v.literal("keep-item"), item: natural }),
  /** Show all of an item's kind and keep them on this site. */
  v.object({ kind: v.literal("keep-kind"), item: natural }),
  /** Let the reader pick a block that was missed. */
  v.object({ kind: v.literal("pick") }),
  /** Hide the block of the last right click. */
  v.object({ kind: v.literal("hide-clicked") }),
  /** Copy the quotation that holds these words, with its source. */
  v.object({ kind: v.literal("quote"), text: v.pipe(v.string(), v.maxLength(5000)) }),
  /** Open the panel, whether it is open or not: this may arrive twice. */
  v.object({ kind: v.literal("open-panel") }),
  v.object({ kind: v.literal("toggle-panel") }),
  /** Settings or the site's rules have changed. */
  v.object({ kind: v.literal("changed"), active: v.boolean() }),
  /** The panel's settings have changed. */
  v.object({ kind: v.literal("panel-look"), look: panelLook }),
]);

export type FromContent = v.InferOutput<typeof fromContent>;
export type FromPages = v.InferOutput<typeof fromPages>;
export type ToContent = v.InferOutput<typeof toContent>;
export type ToBackground = FromContent | FromPages;

/** What the background tells a document that begins: whether pages of this site are cleaned, and how. */
export type Beginning = { active: false } | ({ active: true; panel: PanelOffer } & SiteChoices);

/** What is offered of the panel without being asked for. */
export type PanelOffer = "by-itself" | "handle" | null;

/** Something that is or was hidden on a page. */
export interface Item {
  id: number;
  kind: NagKind | "picked";
  reasons: Reason[];
  text: string;
  state: "hidden" | "shown" | "kept";
  /** Whether a reader would have seen it: pages hold boxes that they never show. Only those seen are counted. */
  seen: boolean;
}

/** Whether the reader has the whole story. */
export type StoryState =
  /** No story, or not read yet. */
  | { kind: "unknown" }
  /** Nothing tells that anything is missing. */
  | { kind: "whole" }
  /** The site keeps the rest back, and it is left so: cut off, blurred or faded, not displayed, or never sent. */
  | { kind: "kept-back"; how: "cut" | "faded" | "not-displayed" | "not-sent" }
  /** The page has put its wall back, again and again: it was left standing. */
  | { kind: "walled" };

/** What the content script of a page knows. */
export interface PageState {
  status:
    | "reading"
    | "article"
    /** A story whose page puts back what is hidden, again and again: some of it was left standing. */
    | "contested"
    | "no-article"
    /** So long that reading it would keep the page from working: nothing is hidden. */
    | "too-large"
    | "off"
    | "failed";
  /** Whether all was brought back by the reader. */
  shown: boolean;
  items: Item[];
  quotes: number;
  story: StoryState;
}

/** What the popup shows of a tab. */
export type TabState =
  /** A page of the browser or of a store: no extension may read it. */
  | { kind: "closed" }
  /** Not read: by the site's rule, or since site access was not granted and nobody clicked. */
  | ({ kind: "idle" } & Site)
  | ({ kind: "read"; page: PageState } & Site);

interface Site {
  host: string;
  rule: SiteRule;
  access: boolean;
  /** In a private window: nothing done there is stored. */
  isPrivate: boolean;
}

interface Replies {
  begin: Beginning;
  analyze: SnapshotAnswer;
  "analyze-changed": SnapshotAnswer | null;
  "panel-look": PanelLook;
  "tab-state": TabState;
  "clean-tab": TabState;
  "to-page": PageState;
  "change-settings": Settings;
}

/** What the background answers to a message. */
export type Reply<Kind extends ToBackground["kind"]> = Kind extends keyof Replies ? Replies[Kind] : null;
