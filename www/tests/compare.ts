/** Runs in the test's page: what the three readers make of a document, compared. */

import init, { outlineDocument, outlineHtml, outlineSnapshot } from "../../dist/test/engine-outline/engine";
import { seldomHosts } from "../../extension/content/shadow";
import { takeSnapshot } from "../../extension/content/snapshot";

const ready = init({ module_or_path: "engine_bg.wasm" });

/** Loads a document into a frame and gives each reader's outline of it. */
async function outlines(address: string): Promise<Record<string, string>> {
  await ready;
  const source = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const frame = document.createElement("iframe");
  const loaded = new Promise((done) => frame.addEventListener("load", done));
  frame.src = address;
  document.body.replaceChildren(frame);
  await loaded;
  const page = frame.contentDocument;
  if (!page) throw new Error(`${address} may not be read`);
  return {
    html: outlineHtml(source),
    dom: outlineDocument(page),
    snapshot: outlineSnapshot(takeSnapshot(page, { hosts: new Set(seldomHosts(page)) }).snapshot),
  };
}

/** Where each node ends follows from its parents, and differs early where a node is missing late. */
const END = /^ +end: NodeId\(\n.*\n +\),\n/gm;

/** The first lines in which a reader differs from the one of HTML source, with what stands around them. */
async function differences(address: string): Promise<string[]> {
  const { html = "", ...others } = await outlines(address);
  const expected = html.replace(END, "").split("\n");
  return Object.entries(others).flatMap(([reader, outline]) => {
    const lines = outline.replace(END, "").split("\n");
    const at = lines.findIndex((line, at) => line !== expected[at]);
    if (at < 0 && lines.length === expected.length) return [];
    const around = (all: string[]) => all.slice(Math.max(0, at - 12), at + 8).join("\n");
    return [`html against ${reader}, line ${at}:\n${around(expected)}\n--- ${reader}:\n${around(lines)}`];
  });
}

Object.assign(globalThis, { differences });
