/** Search, and the order of the list. */

import { i18n } from "#i18n";
import type { Order } from "./arrange";
import { Icon } from "./Icon";

interface Props {
  query: string;
  order: Order;
  onQuery(query: string): void;
  onOrder(order: Order): void;
}

const ORDERS: readonly Order[] = ["weight", "text", "speaker"];

export function Tools({ query, order, onQuery, onOrder }: Props) {
  const names: Record<Order, string> = {
    weight: i18n.t("panelByWeight"),
    text: i18n.t("panelByText"),
    speaker: i18n.t("panelBySpeaker"),
  };
  return (
    <search class="tools">
      <label class="search">
        <span class="unseen">{i18n.t("panelSearch")}</span>
        <Icon name="search" />
        <input
          type="search"
          value={query}
          placeholder={i18n.t("panelSearchShort")}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </label>
      <fieldset>
        <legend class="unseen">{i18n.t("panelOrder")}</legend>
        {ORDERS.map((name) => (
          <label key={name}>
            <input type="radio" name="order" value={name} checked={name === order} onChange={() => onOrder(name)} />
            <span>{names[name]}</span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}
