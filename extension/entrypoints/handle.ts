import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { reading } from "../content/reading";
import { offerHandle } from "../handle/offer";

/** Put into a story in which somebody is quoted. Runs beside the content script, in the same world. */
export default defineUnlistedScript(async () => {
  const page = reading();
  if (page) await offerHandle(page);
});
