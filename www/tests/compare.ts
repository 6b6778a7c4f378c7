/** Runs in the test's page: what both readers make of a document, compared. */

import init, { outlineHtml, outlineSnapshot } from "../../dist/test/engine-outline/engine";
import { seldomHosts } from "../../packages/dom/shadow";
import { takeSnapshot } from "../../packages/dom/snapshot";

const ready = init({ module_or_path: "engine_bg.wasm" });

/** The outline of a live document. */
function outline(page: Document): string {
  return outlineSnapshot(takeSnapshot(page, { hosts: seldomHosts }).snapshot);
}

/** The outlines of a document's source, and of the document that a frame makes of it. */
async function outlines(address: string): Promise<[source: string, loaded: string]> {
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
  return [outlineHtml(source), outline(page)];
}

/** Where each node ends follows from its parents, and differs early where a node is missing late. */
const END = /^ +end: NodeId\(\n.*\n +\),\n/gm;

/** The first lines in which the readers differ, with what stands around them. */
async function differences(address: string): Promise<string> {
  const [source, loaded] = (await outlines(address)).map((outline) => outline.replace(END, "").split("\n"));
  if (!source || !loaded) return "";
  const at = loaded.findIndex((line, at) => line !== source[at]);
  if (at < 0 && loaded.length === source.length) return "";
  const around = (all: string[]) => all.slice(Math.max(0, at - 12), at + 8).join("\n");
  return `line ${at} of the source:\n${around(source)}\n--- of the snapshot:\n${around(loaded)}`;
}

Object.assign(globalThis, { differences });
