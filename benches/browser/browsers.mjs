//! Starts the real browsers with the built extension, as the tests do.

import { launch as start } from "../../packages/browsers/launch.mjs";

// Times to a twentieth of a millisecond, as Chromium gives them.
const PRECISE = { "privacy.reduceTimerPrecision": false };

/** Launches `chromium` or `firefox` with the unpacked extension of that name in `folder`. */
export async function launch(name, folder) {
  const browser = await start(name, { extraPrefsFirefox: PRECISE });
  if (folder) await browser.installExtension(`${folder}/${name}`);
  return browser;
}
