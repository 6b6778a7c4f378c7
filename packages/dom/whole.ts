/** Whether the whole story can be read, as far as a page lets tell. What a site keeps back is left so, but it is said. */

import { boxesAround } from "./layers";
import { findVeiled } from "./locks";
import { HIDDEN } from "./marks";
import { allIn, attributeOf, boxOf, closest, isVisible, textOf } from "./safe";

/** How the rest of a story is kept back: cut off by a box, made hard to read, not displayed, or not in the page at all. */
export type Kept = "cut" | "faded" | "not-displayed" | "not-sent";

/** Letters of a story that was sent whole, at least, where its page says that it is not for everybody. */
const WHOLE = 1200;
/** Share of the story's letters that may not be displayed: pages hold notes and other versions of a line. */
const UNSEEN = 0.2;
/** Pixels. */
const MORE = 20;
/** Code units of data about a page that are read, and how deep. */
const DATA = 200_000;
const DEEP = 6;

/** How a page keeps its story back; `null` where nothing tells that it does. `text` is the story as it was read. */
export function keptBack(page: Document, story: readonly Element[], text: string): Kept | null {
  if (isCut(story)) return "cut";
  if (findVeiled(story).size > 0) return "faded";
  if (isUnseen(story)) return "not-displayed";
  return text.length < WHOLE && isForSome(page) ? "not-sent" : null;
}

/** Whether a box ends before the story that it holds, and does not scroll. */
function isCut(story: readonly Element[]): boolean {
  const last = story.at(-1);
  if (!last) return false;
  return boxesAround([last]).some((box) => {
    if (!["hidden", "clip"].includes(getComputedStyle(box).overflowY)) return false;
    return box.scrollHeight > box.clientHeight + MORE && boxOf(last).top >= boxOf(box).bottom - MORE;
  });
}

function isUnseen(story: readonly Element[]): boolean {
  const ours = (block: Element) => closest(block, `[${HIDDEN}]`) !== null;
  const blocks = story.filter((block) => !ours(block));
  const unseen = blocks.filter((block) => !isVisible(block, { opacityProperty: true, visibilityProperty: true }));
  return letters(unseen) > UNSEEN * letters(blocks);
}

function letters(blocks: readonly Element[]): number {
  return blocks.reduce((sum, block) => sum + textOf(block).trim().length, 0);
}

/** Whether a page says of itself that not everybody may read it, as search engines want to be told. */
function isForSome(page: Document): boolean {
  const tiers = [...allIn(page, 'meta[property="article:content_tier"]')];
  if (tiers.some((tier) => /^(locked|metered)$/i.test(attributeOf(tier, "content") ?? ""))) return true;
  return [...allIn(page, 'script[type="application/ld+json"]')].some((script) => {
    const source = textOf(script);
    return source.length <= DATA && saysSo(parsed(source), DEEP);
  });
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

function saysSo(data: unknown, deep: number): boolean {
  if (typeof data !== "object" || data === null || deep === 0) return false;
  if (Array.isArray(data)) return data.some((entry) => saysSo(entry, deep - 1));
  const free = (data as { isAccessibleForFree?: unknown }).isAccessibleForFree;
  if (free === false || (typeof free === "string" && /^(https?:\/\/schema\.org\/)?false$/i.test(free))) return true;
  return Object.values(data).some((entry) => saysSo(entry, deep - 1));
}
