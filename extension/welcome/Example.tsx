/** A story that was made up, before and after. */

import { useEffect, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Switch } from "../ui/components";

export function Example() {
  const [isQuiet, setQuiet] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => whenSeen(stage.current, () => setQuiet(true)), []);
  const quote = i18n.t("welcomeQuote");
  return (
    <section class="example" aria-label={i18n.t("welcomeExample")}>
      <Switch label={i18n.t("welcomeSwitch")} checked={isQuiet} onChange={setQuiet} />
      <div class="stage" ref={stage} data-quiet={isQuiet}>
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

/** Milliseconds for which the page is seen as it was, before it is cleaned. */
const BEFORE = 1200;

/** Does something once all of an element is seen, or as much as the window holds, and has been for a moment. */
function whenSeen(element: Element | null, job: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const seen = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return clearTimeout(timer);
      timer = setTimeout(() => {
        seen.disconnect();
        job();
      }, BEFORE);
    },
    { threshold: 0.7 },
  );
  if (element) seen.observe(element);
  return () => {
    clearTimeout(timer);
    seen.disconnect();
  };
}
