/** What was done last, in words that are read aloud too, and the way back. */

import { i18n } from "#i18n";
import { Icon } from "./Icon";

interface Props {
  notice: string;
  /** `null` while the reader is where they were. */
  onBack: (() => void) | null;
}

export function Footer({ notice, onBack }: Props) {
  return (
    <footer class={notice || onBack ? "" : "empty"}>
      <p role="status">{notice}</p>
      {onBack && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          {i18n.t("panelBack")}
        </button>
      )}
    </footer>
  );
}
