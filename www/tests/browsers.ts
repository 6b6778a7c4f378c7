/** The demo page and the npm package in the real browsers: how they start there, and what is served to them. */

import type { Browser } from "puppeteer-core";
import { type BrowserName, launch as start } from "../../packages/browsers/launch.mjs";
import { serve as listen, type Server } from "../../packages/browsers/serve.mjs";

export interface Looks {
  dark?: boolean;
}

/** Starts a browser whose reader wants no motion. */
export function launch(name: BrowserName, { dark = false }: Looks = {}): Promise<Browser> {
  const colours = dark ? 0 : 1;
  return start(
    name,
    name === "firefox"
      ? {
          extraPrefsFirefox: {
            "layout.css.prefers-color-scheme.content-override": colours,
            "ui.prefersReducedMotion": 1,
          },
        }
      : { args: ["--force-prefers-reduced-motion", `--blink-settings=preferredColorScheme=${colours}`] },
  );
}

export interface Served {
  body: Uint8Array | string;
  type: string;
  headers?: Record<string, string>;
}

/** Serves what `answer` gives for a path; 404 for `null`. */
export function serve(answer: (path: string) => Served | null): Promise<Server> {
  return listen((request, response) => {
    const served = answer(new URL(request.url ?? "/", "http://localhost").pathname);
    response.writeHead(served ? 200 : 404, { "Content-Type": served?.type ?? "text/plain", ...served?.headers });
    response.end(served?.body);
  });
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
