import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { reading } from "../content/reading";

/** Put into a page when the reader asks for the panel. Runs beside the content script, in the same world. */
export default defineUnlistedScript(() => {
  const page = reading();
  if (page) console.debug(page.answer?.quotes.length);
});
