/** The real browsers with the built extension, each with a fresh profile, cut off from every network but the loopback. */

import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type LaunchOptions, type Page, type Target, type WebWorker } from "puppeteer-core";

export type BrowserName = "chromium" | "firefox";

export const BROWSERS: readonly BrowserName[] = ["chromium", "firefox"];

const DIST = fileURLToPath(new URL("../../../dist/test/", import.meta.url));

const OPTIONS: Record<BrowserName, LaunchOptions> = {
  chromium: {
    browser: "chrome",
    executablePath: process.env.QUIET_QUOTES_CHROMIUM ?? "/usr/bin/chromium",
    pipe: true,
    enableExtensions: true,
    args: [
      "--no-sandbox",
      "--no-first-run",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost, EXCLUDE localhost",
    ],
  },
  firefox: {
    browser: "firefox",
    executablePath: process.env.QUIET_QUOTES_FIREFOX ?? "/usr/bin/firefox-esr",
    extraPrefsFirefox: {
      // A proxy that nobody listens on, for all but the loopback.
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    },
  },
};

export interface Installed {
  browser: Browser;
  extension: string;
}

/** Starts a browser with the extension of `dist/test` installed. */
export async function launch(name: BrowserName): Promise<Installed> {
  const browser = await puppeteer.launch({ headless: true, ...OPTIONS[name] });
  const extension = await browser.installExtension(`${DIST}${name}`);
  return { browser, extension };
}

export type { Browser, Page, Target, WebWorker };
