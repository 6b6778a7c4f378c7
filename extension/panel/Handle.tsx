/** What is left of a closed panel. */

import { i18n } from "#i18n";
import { Icon, IconButton } from "./Icon";

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
      <IconButton name="close" label={i18n.t("panelRemove")} class="remove" onClick={onRemove} />
    </>
  );
}
