//! Starts the real browsers with the built extension, cut off from every network but the loopback.

import puppeteer from "puppeteer-core";

const CHROMIUM = {
  browser: "chrome",
  executablePath: process.env.QUIET_QUOTES_CHROMIUM ?? "/usr/bin/chromium",
  pipe: true,
  enableExtensions: true,
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
};

const FIREFOX = {
  browser: "firefox",
  executablePath: process.env.QUIET_QUOTES_FIREFOX ?? "/usr/bin/firefox-esr",
  extraPrefsFirefox: {
    // A proxy that nobody listens on, for all but the loopback.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    // Times to a twentieth of a millisecond, as Chromium gives them.
    "privacy.reduceTimerPrecision": false,
  },
};

/** Launches `chromium` or `firefox` with the unpacked extension of that name in `folder`. */
export async function launch(name, folder) {
  const browser = await puppeteer.launch({ headless: true, ...(name === "firefox" ? FIREFOX : CHROMIUM) });
  if (folder) await browser.installExtension(`${folder}/${name}`);
  return browser;
}
