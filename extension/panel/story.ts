/** What a page says of its story: who wrote it, where and when it was published. */

import { addressOf, allIn, attributeOf, firstIn, textOf, titleOf } from "../../packages/dom/safe";
import { oneLine } from "../../packages/quotes/sanitise";
import type { Answer } from "../engine/engine";
import type { Story } from "./link";

/** Characters of what a page says of itself. */
const LONGEST = 200;
/** Characters of structured data that are read. */
const MOST = 200_000;

/** A story, from what the engine has read and what the page says of it. */
export function storyOf(page: Document, answer: Answer | null): Story {
  const told = structured(page);
  const meta = (name: string) => {
    const element = firstIn(page, `meta[property="${name}"], meta[name="${name}"]`);
    return (element && attributeOf(element, "content")) ?? "";
  };
  const say = (...given: string[]) => (given.map(oneLine).find((text) => text !== "") ?? "").slice(0, LONGEST);
  const published = told.published || meta("article:published_time") || meta("date");
  return {
    title: say(answer?.title ?? "", titleOf(page)),
    address: addressOf(page),
    lang: answer?.lang ?? null,
    text: answer?.article.text ?? "",
    author: say(told.author, meta("author")),
    publication: say(told.publication, meta("og:site_name"), hostOf(page)),
    published: dayOf(published),
    read: dayOf(new Date().toISOString()),
  };
}

function hostOf(page: Document): string {
  return new URL(addressOf(page)).hostname.replace(/^www\./, "");
}

interface Told {
  author: string;
  publication: string;
  published: string;
}

/** The first story among the page's structured data. */
function structured(page: Document): Told {
  for (const script of allIn(page, 'script[type="application/ld+json"]')) {
    const text = textOf(script);
    if (text.length > MOST) continue;
    const found = itemsIn(text).find((item) => /Article|Report|BlogPosting/.test(String(item["@type"])));
    if (!found) continue;
    return {
      author: namesIn(found.author),
      publication: namesIn(found.publisher),
      published: textIn(found.datePublished),
    };
  }
  return { author: "", publication: "", published: "" };
}

type Item = Record<string, unknown>;

function itemsIn(json: string): Item[] {
  try {
    const data: unknown = JSON.parse(json);
    return [data].flat().flatMap((one) => (isItem(one) ? [one, ...[one["@graph"]].flat().filter(isItem)] : []));
  } catch {
    // Not ours to mend.
    return [];
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesIn(value: unknown): string {
  const names = [value].flat().map((one) => (isItem(one) ? textIn(one.name) : textIn(one)));
  return names.filter(Boolean).join(", ");
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The day of a time as ISO writes it; nothing where a page writes it otherwise. */
function dayOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time.trim())?.[0] ?? "";
}
