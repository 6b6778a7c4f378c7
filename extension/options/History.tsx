/** How much was hidden: a chart of the last days and a table of kinds. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import { lastDays, totals } from "../storage/history";
import { readHistory } from "../storage/stores";
import { Action } from "../ui/components";
import { useStored } from "../ui/stored";
import { kindName } from "../ui/strings";

const DAYS = 30;

export function History() {
  const history = useStored(readHistory);
  const kinds = totals(history ?? {});
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  if (!history || all === 0) {
    return (
      <>
        <p class="lead">{i18n.t("optionsHistoryLead")}</p>
        <div class="card">
          <p class="none">{i18n.t("optionsHistoryNone")}</p>
        </div>
      </>
    );
  }
  return (
    <>
      <p class="lead">{i18n.t("optionsHistoryLead")}</p>
      <div class="card">
        <p class="total">{i18n.t("optionsHistoryTotal", all)}</p>
        <Chart days={lastDays(history, DAYS, new Date())} />
        <table>
          <thead class="unseen">
            <tr>
              <th>{i18n.t("optionsHistoryKind")}</th>
              <th>{i18n.t("optionsHistoryNumber")}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(([kind, count]) => (
              <tr key={kind}>
                <th scope="row">{kindName(kind)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Action onClick={() => void ask({ kind: "clear-history" })}>{i18n.t("optionsClear")}</Action>
      </div>
    </>
  );
}

/** One bar a day. */
function Chart({ days }: { days: { day: string; count: number }[] }) {
  const most = Math.max(...days.map(({ count }) => count), 1);
  const [width, height] = [10, 60];
  const date = new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const name = (day: string) => date.format(new Date(day));
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${days.length * width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={i18n.t("optionsHistoryChart")}
      >
        {days.map(({ day, count }, at) => {
          const bar = Math.max((count / most) * height, 1);
          return (
            <rect
              key={day}
              class={count > 0 ? "full" : ""}
              x={at * width + 1}
              y={height - bar}
              width={width - 2}
              height={bar}
            >
              <title>{i18n.t("optionsHistoryDay", [name(day), String(count)])}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{name(days[0]?.day ?? "")}</span>
        <span>{name(days.at(-1)?.day ?? "")}</span>
      </figcaption>
    </figure>
  );
}
