import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { start } from "../content/start";

/** Runs in every page of a site that is cleaned, from its first byte on, or when the reader asks. */
export default defineUnlistedScript(() => {
  if (document.contentType === "text/html" || document.contentType === "application/xhtml+xml")
    start(browser.runtime.id);
});
