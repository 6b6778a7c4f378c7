import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { reading } from "../content/reading";
import { openPanel } from "../panel/panel";

/** Put into a page when the panel is wanted. Runs beside the content script, in the same world. */
export default defineUnlistedScript(async () => {
  const page = reading();
  if (!page) return;
  // Once it is here it need not be put in again.
  page.opener ??= () => openPanel(page);
  await page.opener();
});
