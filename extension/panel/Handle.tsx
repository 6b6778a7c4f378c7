/** What is left of a closed panel. */

import { i18n } from "#i18n";
import { Icon } from "./Icon";

interface Props {
  count: number;
  onOpen(): void;
  onRemove(): void;
}

export function Handle({ count, onOpen, onRemove }: Props) {
  return (
    <>
      <button type="button" class="handle" onClick={onOpen} title={i18n.t("panelOpen")}>
        <span class="unseen">{i18n.t("panelOpen")}</span>
        <Icon name="open" />
        {count > 0 && <span class="count">{count}</span>}
      </button>
      <button
        type="button"
        class="remove"
        onClick={onRemove}
        aria-label={i18n.t("panelRemove")}
        title={i18n.t("panelRemove")}
      >
        <Icon name="close" />
      </button>
    </>
  );
}
