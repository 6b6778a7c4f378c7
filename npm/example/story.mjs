/** Prints who says what in a saved page: `node example/story.mjs story.html`. */

import { readFileSync } from "node:fs";
import { analyze } from "quiet-quotes";

const [file] = process.argv.slice(2);
if (!file) throw new Error("Name an HTML file.");

const report = await analyze(readFileSync(file, "utf8"));
console.log(report.title ?? "(no title)");
for (const { text, speaker } of report.quotes) console.log(`${speaker ?? "?"}: “${text}”`);
for (const { kind, text } of report.nags) console.log(`[${kind}] ${text}`);
