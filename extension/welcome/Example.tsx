/** A story that was made up, before and after. */

import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Switch } from "../ui/components";

export function Example() {
  const [isQuiet, setQuiet] = useState(false);
  const quote = i18n.t("welcomeQuote");
  return (
    <section class="example" aria-label={i18n.t("welcomeExample")}>
      <Switch label={i18n.t("welcomeSwitch")} checked={isQuiet} onChange={setQuiet} />
      <div class="stage" data-quiet={isQuiet}>
        <article>
          <p class="paper">{i18n.t("welcomePaper")}</p>
          <h2>{i18n.t("welcomeHeadline")}</h2>
          <p>{i18n.t("welcomeFirst")}</p>
          <div class="fold" aria-hidden={isQuiet}>
            <div>
              <aside>
                <strong>{i18n.t("welcomeAppealTitle")}</strong>
                <p>{i18n.t("welcomeAppealText")}</p>
                <span class="give">{i18n.t("welcomeAppealButton")}</span>
              </aside>
            </div>
          </div>
          <p>{i18n.t("welcomeSecond", [quote])}</p>
          <p>{i18n.t("welcomeThird")}</p>
        </article>
        <figure aria-hidden={!isQuiet}>
          <blockquote>{i18n.t("reasonWords", [quote])}</blockquote>
          <figcaption>{i18n.t("welcomeSpeaker")}</figcaption>
        </figure>
      </div>
    </section>
  );
}
