/** Runs in the test's page: what the readers make of a document, compared. */

import init, { outlineDocument, outlineHtml, outlineSnapshot } from "../../dist/test/engine-outline/engine";
import { hostsIn, seldomHosts } from "../../packages/dom/shadow";
import { takeSnapshot } from "../../packages/dom/snapshot";

const ready = init({ module_or_path: "engine_bg.wasm" });

/** The outline of a live document, by its snapshot. */
function outline(page: Document): string {
  return outlineSnapshot(takeSnapshot(page, { hosts: (tree) => hostsIn(tree, seldomHosts(tree)) }).snapshot);
}

interface Outlines {
  /** The document itself, walked node by node: what the others claim to equal. */
  walk: string;
  source: string;
  snapshot: string;
}

/** The outlines of a document's source, and of the document that a frame makes of it. */
async function outlines(address: string): Promise<Outlines> {
  await ready;
  const source = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const frame = document.createElement("iframe");
  const loaded = new Promise((done) => frame.addEventListener("load", done));
  frame.src = address;
  document.body.replaceChildren(frame);
  await loaded;
  const page = frame.contentDocument;
  if (!page) throw new Error(`${address} may not be read`);
  // Where no scripts may run, a browser parses what stands in for them: another page, but one that can be read.
  outline(Document.parseHTMLUnsafe(new TextDecoder().decode(source)));
  return { walk: outlineDocument(page), source: outlineHtml(source), snapshot: outline(page) };
}

/** Where each node ends follows from its parents, and differs early where a node is missing late. */
const END = /^ +end: NodeId\(\n.*\n +\),\n/gm;

/** The first lines in which a reader differs from the walk, with what stands around them. */
async function differences(address: string): Promise<string> {
  const { walk, ...others } = await outlines(address);
  const lines = (outline: string) => outline.replace(END, "").split("\n");
  const wanted = lines(walk);
  const around = (all: string[], at: number) => all.slice(Math.max(0, at - 12), at + 8).join("\n");
  for (const [name, outline] of Object.entries(others)) {
    const found = lines(outline);
    const at = wanted.findIndex((line, at) => line !== found[at]);
    if (at < 0 && found.length === wanted.length) continue;
    const first = at < 0 ? wanted.length : at;
    return `line ${first} of the walk:\n${around(wanted, first)}\n--- of the ${name}:\n${around(found, first)}`;
  }
  return "";
}

Object.assign(globalThis, { differences });
