/** The two real browsers, and files served to them on loopback. */

import { existsSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer, { type Browser } from "puppeteer-core";

export type Name = "chromium" | "firefox";

export const NAMES: readonly Name[] = ["chromium", "firefox"];

/** Named by a variable, else where Debian installs it. */
const PROGRAMS: Record<Name, string> = {
  chromium: process.env.QUIET_QUOTES_CHROMIUM ?? "/usr/bin/chromium",
  firefox: process.env.QUIET_QUOTES_FIREFOX ?? "/usr/bin/firefox-esr",
};

export interface Looks {
  dark?: boolean;
}

/** Starts a browser whose reader wants no motion. */
export function launch(name: Name, { dark = false }: Looks = {}): Promise<Browser> {
  const executablePath = PROGRAMS[name];
  if (!existsSync(executablePath)) {
    throw new Error(`There is no ${name}: name its program in the variable QUIET_QUOTES_${name.toUpperCase()}.`);
  }
  return name === "firefox"
    ? puppeteer.launch({
        executablePath,
        browser: "firefox",
        extraPrefsFirefox: {
          "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
          "ui.prefersReducedMotion": 1,
        },
      })
    : puppeteer.launch({
        executablePath,
        args: [
          "--force-prefers-reduced-motion",
          `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ],
      });
}

export interface Served {
  body: Uint8Array | string;
  type: string;
  headers?: Record<string, string>;
}

export interface Server {
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves what `answer` gives for a path; 404 for `null`. */
export async function serve(answer: (path: string) => Served | null): Promise<Server> {
  const server = createServer((request: IncomingMessage, response) => {
    const served = answer(new URL(request.url ?? "/", "http://localhost").pathname);
    response.writeHead(served ? 200 : 404, { "Content-Type": served?.type ?? "text/plain", ...served?.headers });
    response.end(served?.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

const TYPES: Record<string, string> = {
  css: "text/css",
  html: "text/html",
  js: "text/javascript",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/** The media type of a file, by its ending. */
export function typeOf(path: string): string {
  return TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream";
}
