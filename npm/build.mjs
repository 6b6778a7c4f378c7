/** Writes the npm package to dist/npm from the engines in dist/engine-dom and dist/engine-html. */

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const at = (path) => new URL(path, root);

/** Lays the engines where the sources import them. */
for (const [from, to] of [
  ["dist/engine-dom", "npm/engine"],
  ["dist/engine-html", "npm/engine-html"],
]) {
  rmSync(at(to), { recursive: true, force: true });
  cpSync(at(from), at(to), { recursive: true });
}

rmSync(at("dist/npm"), { recursive: true, force: true });
mkdirSync(at("dist/npm/engine"), { recursive: true });
const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  tsconfigRaw: {},
};
await build({ ...common, entryPoints: [at("npm/browser.ts").pathname], outfile: at("dist/npm/browser.js").pathname });
await build({
  ...common,
  platform: "node",
  entryPoints: [at("npm/node.ts").pathname],
  outfile: at("dist/npm/node.js").pathname,
});
for (const [from, to] of [
  ["npm/package.json", "package.json"],
  ["npm/README.md", "README.md"],
  ["npm/index.d.ts", "index.d.ts"],
  ["npm/example/story.mjs", "example/story.mjs"],
  ["npm/engine/engine.d.ts", "engine/engine.d.ts"],
  ["npm/engine/engine_bg.wasm", "engine_bg.wasm"],
  ["npm/engine/engine_words.txt", "engine_words.txt"],
  ["npm/engine-html/engine_bg.wasm", "engine_html_bg.wasm"],
]) {
  cpSync(at(from), at(`dist/npm/${to}`));
}
