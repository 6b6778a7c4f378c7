/** Writes the demo page to dist/site: plain files for any static host. Expects the engine in dist/engine-dom. */

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const at = (path) => new URL(path, root);
const site = (path) => at(`dist/site/${path}`);

/** Lays the engine where the sources import it. */
rmSync(at("npm/engine"), { recursive: true, force: true });
cpSync(at("dist/engine-dom"), at("npm/engine"), { recursive: true });

rmSync(site(""), { recursive: true, force: true });
mkdirSync(site("stories"), { recursive: true });
for (const file of ["index.html", "blank.html", "icon.svg", "site.webmanifest"]) {
  cpSync(at(`www/${file}`), site(file));
}
// One file, so that the page waits for one.
const STYLES = ["extension/ui/tokens.css", "www/style/page.css", "www/style/stage.css", "www/style/panel.css"];
const styles = STYLES.map((file) => readFileSync(at(file), "utf8"));
writeFileSync(site("style.css"), styles.join("\n"));
const stories = readdirSync(at("www/stories")).filter((file) => file.endsWith(".html"));
for (const file of stories) cpSync(at(`www/stories/${file}`), site(`stories/${file}`));
for (const file of ["engine_bg.wasm", "engine_words.txt"]) cpSync(at(`dist/engine-dom/${file}`), site(file));

const common = { bundle: true, minify: true, format: "esm", target: "es2023", logLevel: "warning", tsconfigRaw: {} };
await build({ ...common, entryPoints: [at("www/src/main.ts").pathname], outfile: site("main.js").pathname });

const files = readdirSync(site(""), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(site("").pathname.length).replace(/^\//, ""))
  .sort();
const version = createHash("sha256");
for (const file of files) version.update(file).update(readFileSync(site(file)));
await build({
  ...common,
  entryPoints: [at("www/src/offline.ts").pathname],
  outfile: site("offline.js").pathname,
  define: { FILES: JSON.stringify(["./", ...files]), VERSION: JSON.stringify(version.digest("hex").slice(0, 16)) },
});
