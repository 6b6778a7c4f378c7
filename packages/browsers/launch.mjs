// @ts-check
/**
 * Starts the real browsers, each with a fresh profile, cut off from every network but the loopback. In JavaScript, since the
 * bench runs in Node as it is.
 */

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

/** @typedef {"chromium" | "firefox"} BrowserName */
/** @typedef {import("puppeteer-core").LaunchOptions} LaunchOptions */

/** @type {readonly BrowserName[]} */
export const BROWSERS = ["chromium", "firefox"];

/** @type {Record<BrowserName, LaunchOptions & { executablePath: string }>} */
const OPTIONS = {
  chromium: {
    browser: "chrome",
    // Named by a variable, else where Debian installs it.
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
    args: [],
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

/**
 * Starts a browser; arguments and preferences are added to those that it has in any case.
 *
 * @param {BrowserName} name
 * @param {LaunchOptions} more
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export function launch(name, { args = [], extraPrefsFirefox = {}, ...more } = {}) {
  const own = OPTIONS[name];
  if (!existsSync(own.executablePath)) {
    throw new Error(`There is no ${name}: name its program in the variable QUIET_QUOTES_${name.toUpperCase()}.`);
  }
  return puppeteer.launch({
    headless: true,
    ...own,
    ...more,
    args: [...(own.args ?? []), ...args],
    extraPrefsFirefox: { ...own.extraPrefsFirefox, ...extraPrefsFirefox },
  });
}
