//! The corpus pages, served on the loopback as their servers sent them, but for scripts: none runs.

import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { serve as listen } from "../../packages/browsers/serve.mjs";

const unzip = promisify(gunzip);
const ENDING = ".html.gz";

/** The name of a page of a few words that is served too. */
export const SMALL = "small";
const SMALL_SOURCE = "<!doctype html><title>Harbour</title><article><h1>Harbour</h1><p>The tide came in.</p></article>";

/** Names of the pages in a folder of `NAME.html.gz`, sorted. */
export async function names(folder) {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** Serves a folder of `NAME.html.gz` on a free port; the page NAME stands at `${address}/NAME`. */
export async function serve(folder) {
  const known = new Set(await names(folder));
  const sourceOf = async (name) => {
    if (name === SMALL) return SMALL_SOURCE;
    return known.has(name) ? unzip(await readFile(new URL(name + ENDING, `file://${folder}/`))) : null;
  };
  return listen(async (request, response) => {
    const source = await sourceOf(decodeURIComponent(request.url.slice(1)));
    if (source === null) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { "content-type": "text/html", "content-security-policy": "script-src 'none'" })
      .end(source);
  });
}
