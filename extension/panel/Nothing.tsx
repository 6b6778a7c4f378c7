/** Why there are no quotations to show. */

import { i18n } from "#i18n";
import type { Reading } from "../content/reading";

export function Nothing({ reading, isSearch }: { reading: Reading; isSearch: boolean }) {
  const failed = reading.status === "failed";
  return (
    <div class="nothing" role={failed ? "alert" : undefined}>
      <p>{reason(reading, isSearch)}</p>
      {failed && (
        <button type="button" onClick={() => void reading.pass()}>
          {i18n.t("panelTryAgain")}
        </button>
      )}
    </div>
  );
}

function reason({ status }: Reading, isSearch: boolean): string {
  if (isSearch) return i18n.t("panelNoMatch");
  if (status === "failed") return i18n.t("panelFailed");
  if (status === "too-large") return i18n.t("panelTooLarge");
  if (status === "no-article") return i18n.t("panelNoStory");
  return status === "reading" ? i18n.t("panelReading") : i18n.t("panelNobody");
}
