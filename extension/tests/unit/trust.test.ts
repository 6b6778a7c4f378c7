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
