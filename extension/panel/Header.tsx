/** Title, number, and what can be done with the panel and all that is in it. */

import { useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { EXPORTS, type Exported } from "./exported";
import { Icon, IconButton } from "./Icon";

interface Props {
  count: number;
  /** How many of them a search has found. */
  found: number;
  canMove: boolean;
  onExport(as: Exported): void;
  onMove(): void;
  onClose(): void;
}

export function Header({ count, found, canMove, onExport, onMove, onClose }: Props) {
  return (
    <header>
      <h2>
        {i18n.t("panelTitle")}{" "}
        <span class="count" role="status">
          {found < count ? i18n.t("panelFound", [String(found), String(count)]) : count || ""}
        </span>
      </h2>
      {count > 0 && <Export onExport={onExport} />}
      {canMove && <IconButton name="side" label={i18n.t("panelMove")} class="quiet side" onClick={onMove} />}
      <IconButton name="close" label={i18n.t("panelClose")} class="quiet close" onClick={onClose} />
    </header>
  );
}

function Export({ onExport }: Pick<Props, "onExport">) {
  const menu = useRef<HTMLDetailsElement>(null);
  const names: Record<Exported, string> = {
    copy: i18n.t("panelCopyAll"),
    obsidian: i18n.t("panelCopyObsidian"),
    note: i18n.t("panelOpenObsidian"),
    markdown: i18n.t("panelSaveMarkdown"),
    json: i18n.t("panelSaveJson"),
    csv: i18n.t("panelSaveCsv"),
    readwise: i18n.t("panelSaveReadwise"),
  };
  const close = () => menu.current?.removeAttribute("open");
  const leave = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget as Node | null)) close();
  };
  return (
    <details class="export" ref={menu} onFocusOut={leave}>
      <summary class="quiet" aria-label={i18n.t("panelExport")} title={i18n.t("panelExport")}>
        <Icon name="export" />
      </summary>
      <ul>
        {EXPORTS.map((as) => (
          <li key={as}>
            <button
              type="button"
              onClick={() => {
                onExport(as);
                close();
                menu.current?.querySelector("summary")?.focus();
              }}
            >
              {names[as]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
