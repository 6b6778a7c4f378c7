/** What was hidden on a page, one by one: of which kind, why, and what can be done about it. */

import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import type { Item, PageState, ToContent } from "../protocol/messages";
import { Action } from "../ui/components";
import { itemName, reasonsInWords } from "../ui/strings";
import type { Deeds } from "./deeds";

interface Props {
  page: PageState;
  /** Whether the state's own button shows or hides all. */
  isToggled: boolean;
  deeds: Deeds;
}

export function Items({ page, isToggled, deeds }: Props) {
  return (
    <section class="items">
      <div class="items-head">
        <h2>{i18n.t("popupItems")}</h2>
        {!isToggled && (
          <Action look="quiet" onClick={() => deeds.act("show-all")}>
            {i18n.t("popupShowAll")}
          </Action>
        )}
      </div>
      <ul>
        {page.items
          .filter(({ seen }) => seen)
          .map((item) => (
            <Entry key={item.id} item={item} shown={page.shown} tell={deeds.tell} />
          ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  item: Item;
  /** Whether all is shown. */
  shown: boolean;
  tell(message: ToContent): Promise<void>;
}

function Entry({ item, shown, tell }: EntryProps) {
  const name = useId();
  const about = excerpt(item.text, 60) || itemName(item.kind);
  const reasons = item.kind === "picked" ? [i18n.t("reasonPicked")] : reasonsInWords(item.reasons);
  const isHidden = item.state === "hidden" && !shown;
  return (
    <li class={isHidden ? "item" : "item shown"} aria-labelledby={name}>
      <div class="item-head">
        <h3 id={name}>{itemName(item.kind)}</h3>
        {!isHidden && <span class="badge">{item.state === "kept" ? i18n.t("popupKept") : i18n.t("popupShown")}</span>}
      </div>
      {item.text && (
        <p class="excerpt" dir="auto">
          {excerpt(item.text, 240)}
        </p>
      )}
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason} dir="auto">
              {reason}
            </li>
          ))}
        </ul>
      )}
      <div class="item-actions">
        <Action look="quiet" about={about} onClick={() => void look(item, tell)}>
          {i18n.t("popupLook")}
        </Action>
        {!shown && (
          <>
            <Action
              look="quiet"
              about={about}
              onClick={() => void tell({ kind: isHidden ? "show-item" : "hide-item", item: item.id })}
            >
              {isHidden ? i18n.t("popupBringBack") : i18n.t("popupHideAgain")}
            </Action>
            {item.state !== "kept" && (
              <Action look="quiet" about={about} onClick={() => void tell({ kind: "keep-item", item: item.id })}>
                {item.kind === "picked" ? i18n.t("popupStopHiding") : i18n.t("popupNotANag")}
              </Action>
            )}
            {item.state !== "kept" && item.kind !== "picked" && (
              <Action look="quiet" about={about} onClick={() => void tell({ kind: "keep-kind", item: item.id })}>
                {i18n.t("popupKeepKind")}
              </Action>
            )}
          </>
        )}
      </div>
    </li>
  );
}

async function look(item: Item, tell: EntryProps["tell"]): Promise<void> {
  await tell({ kind: "look-at", item: item.id });
  // On a phone the popup covers the page.
  if (matchMedia("(pointer: coarse)").matches) window.close();
}

/** The beginning of a text, block by block. */
function excerpt(text: string, length: number): string {
  const line = text
    .replace(/[^\S\n]+/gu, " ")
    .replace(/\s*\n\s*/gu, "\n")
    .trim();
  if (line.length <= length) return line;
  return `${line.slice(0, line.lastIndexOf(" ", length) > 0 ? line.lastIndexOf(" ", length) : length)}…`;
}
