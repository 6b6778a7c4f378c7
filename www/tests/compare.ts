/** Runs in the test's page: what the readers make of a document, each compared with a walk over the live document. */

import init, { outlineDocument, outlineHtml, outlineSnapshot } from "../../dist/test/engine-outline/engine";
import { seldomHosts } from "../../packages/dom/shadow";
import { takeSnapshot } from "../../packages/dom/snapshot";

const ready = init({ module_or_path: "engine_bg.wasm" });

/** The outline of a live document. */
function outline(page: Document): string {
  return outlineSnapshot(takeSnapshot(page, { hosts: seldomHosts }).snapshot);
}

interface Outlines {
  /** Of the source, read without a browser. */
  source: string;
  /** Of a snapshot of the document that a frame makes of it. */
  snapshot: string;
  /** Of that document itself. */
  document: string;
}

/** What each reader makes of a document. */
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
  return { source: outlineHtml(source), snapshot: outline(page), document: outlineDocument(page) };
}

/** Where each node ends follows from its parents, and differs early where a node is missing late. */
const END = /^ +end: NodeId\(\n.*\n +\),\n/gm;

/** The first lines in which a reader differs from the live document, with what stands around them. */
async function differences(address: string): Promise<string> {
  const { source, snapshot, document: live } = await outlines(address);
  return [differing("source", source, live), differing("snapshot", snapshot, live)].join("");
}

function differing(name: string, outline: string, live: string): string {
  const [read, wanted] = [outline, live].map((text) => text.replace(END, "").split("\n"));
  if (!read || !wanted) return "";
  const at = wanted.findIndex((line, at) => line !== read[at]);
  if (at < 0 && wanted.length === read.length) return "";
  const around = (all: string[]) => all.slice(Math.max(0, at - 12), at + 8).join("\n");
  return `line ${at} of the ${name}:\n${around(read)}\n--- of the document:\n${around(wanted)}\n`;
}

Object.assign(globalThis, { differences });
