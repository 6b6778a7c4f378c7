/**
 * Takes the snapshot that the engine reads: the page's source as the browser writes it, and the elements by their numbers.
 *
 * Writing a page out is one call into the browser, in its own code; a walk over all nodes from here costs several times that.
 */

import { Elements, type Hosts, TooLarge } from "./elements";
import type { Geometry, Snapshot } from "./engine";
import { addressOf, allIn, documentOf, emptyCopy, localName, newElement, rootElement, sourceOf } from "./safe";
import { likelyHosts } from "./shadow";

export interface Taken {
  snapshot: Snapshot;
  elements: Elements;
}

/** Code units of source, without programs, of the longest page that is read: ten times those of long stories. */
const MAX_SOURCE = 4_000_000;

/** Code units by which the text of a script is told from what stands before it. */
const BEGINNING = 32;

const PROGRAMS = 'script:not([type*="ld+json" i], noscript *), style:not(noscript *), noscript:not(noscript *)';

/** What is known of a page and cannot be seen at once. */
export interface Known {
  /** Where some elements stand. */
  geometry?: ReadonlyMap<Element, Geometry>;
  /** Elements with a shadow root. */
  hosts?: Hosts;
}

/** Takes a snapshot. Throws `TooLarge`. */
export function takeSnapshot(page: Document, { geometry = new Map(), hosts = likelyHosts }: Known = {}): Taken {
  const elements = new Elements(page, hosts);
  const root = rootElement(page);
  const source = root ? withoutPrograms(write(root, elements.shadows), page) : "";
  if (source.length > MAX_SOURCE) throw new TooLarge();
  return {
    snapshot: {
      url: addressOf(page),
      source,
      elements: elements.length,
      hosts: elements.hosts,
      geometry: numbered(geometry, elements),
    },
    elements,
  };
}

/** The root with all it holds, as the browser writes it. */
function write(root: Element, shadows: readonly ShadowRoot[]): string {
  const own = newElement(documentOf(root), "div");
  own.append(emptyCopy(root));
  const tags = sourceOf(own);
  const end = tags.lastIndexOf("</");
  return tags.slice(0, end) + sourceOf(root, shadows) + tags.slice(end);
}

/**
 * Cuts out what scripts, styles and what stands in for scripts hold. It would make up the half of many a message, and may
 * hold what looks like its own end. Only in other programs, comments and values can the same be found before by mistake.
 */
function withoutPrograms(source: string, page: Document): string {
  const kept: string[] = [];
  let from = 0;
  for (const program of allIn(page, PROGRAMS)) {
    // Asked of the browser: it writes those in drawings in another way, and parses what stands in for scripts that may not run.
    const held = sourceOf(program);
    if (!held) continue;
    const at = startOf(held, localName(program), source, from);
    // One that is not found was searched for up to the end.
    if (at < 0) break;
    kept.push(source.slice(from, at));
    from = at + held.length;
  }
  return kept.join("") + source.slice(from);
}

/** Where begins in a source what an element of that name holds; -1 where it is not found. */
function startOf(held: string, name: string, source: string, from: number): number {
  const beginning = held.slice(0, BEGINNING);
  let at = source.indexOf(`<${name}`, from);
  while (at >= 0) {
    at = source.indexOf(">", at) + 1;
    if (at === 0) return -1;
    if (source.startsWith(beginning, at) && source.startsWith(`</${name}>`, at + held.length)) return at;
  }
  return -1;
}

function numbered(geometry: ReadonlyMap<Element, Geometry>, elements: Elements): Snapshot["geometry"] {
  const known = [...geometry].map(([element, geometry]) => [elements.numberOf(element), geometry] as const);
  return known.filter((pair): pair is [number, Geometry] => pair[0] !== undefined).sort(([a], [b]) => a - b);
}
