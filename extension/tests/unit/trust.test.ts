/** What the sources must never hold, and what the manifest must ask for and no more. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ConfigEnv } from "wxt";
import config from "../../wxt.config";

const FOLDERS = [
  "background",
  "content",
  "entrypoints",
  "options",
  "panel",
  "popup",
  "protocol",
  "storage",
  "ui",
  "welcome",
];

const root = join(import.meta.dirname, "../..");

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

test.each([
  [
    "makes HTML of text",
    /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|setHTMLUnsafe/,
  ],
  ["runs text as a program", /\beval\(|new Function\(/],
  [
    "asks the network for anything but files of its own",
    /\bfetch\((?!browser\.runtime\.getURL\()|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/,
  ],
  [
    "listens to pages or other extensions",
    /onMessageExternal|onConnectExternal|externally_connectable|addEventListener\("message"/,
  ],
  ["offers its files to pages", /web_accessible_resources/],
])("nothing %s", (_, pattern) => {
  expect(sources.length).toBeGreaterThan(20);
  const found = sources.filter((name) => pattern.test(readFileSync(join(root, name), "utf8")));
  expect(found).toEqual([]);
});

/** Where pages are touched. */
const TOUCHING = ["content", "../packages/dom"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts") && name !== "safe.ts")
    .map((name) => join(folder, name)),
);

test("nothing asks an element for what a page can put fields of its own in front of", () => {
  const bent =
    /\.(?:(?:has|get|set|remove)Attribute|closest|contains|parentNode|parentElement|isConnected|textContent|querySelector(?:All)?|get(?:Bounding)?ClientRects?|children|childNodes|checkVisibility|ownerDocument|attributes|classList|localName|getRootNode|scrollIntoView)\b/;
  expect(TOUCHING.length).toBeGreaterThan(20);
  expect(TOUCHING.filter((name) => bent.test(readFileSync(join(root, name), "utf8")))).toEqual([]);
});

test("nothing asks a document for what a page can put an image of that name in front of", () => {
  const panel = sources.filter((name) => name.startsWith("panel"));
  const bent = /\b(?:document|page|this\.#page)\.(?!location\b)[a-z]\w+/i;
  const found = [...TOUCHING, ...panel].filter((name) => {
    const code = readFileSync(join(root, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    return bent.test(code);
  });
  expect(found).toEqual([]);
});

const manifestFor = async (browser: string) => {
  const { manifest } = config;
  if (typeof manifest !== "function") throw new Error("The manifest is made by a function.");
  return manifest({ browser, mode: "production", command: "build", manifestVersion: 3 } as ConfigEnv);
};

test.each(["chrome", "firefox"])(
  "in %s no more is asked for than is used, and sites only of the reader",
  async (browser) => {
    const manifest = await manifestFor(browser);
    expect(manifest.permissions).toEqual(["activeTab", "contextMenus", "scripting", "storage"]);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(["*://*/*"]);
  },
);

test.each(["chrome", "firefox"])("in %s own pages load nothing from elsewhere", async (browser) => {
  const { content_security_policy: policy } = await manifestFor(browser);
  const pages = (policy as { extension_pages: string }).extension_pages;
  expect(pages).toContain("default-src 'none'");
  expect(pages).toContain("connect-src 'self'");
  expect(pages).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});
