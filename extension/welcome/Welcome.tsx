/** The welcome page: the one question, what happens on an example, where to find it, and what is never done. */

import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import { ALL_SITES } from "../storage/sites";
import { Action, Mark, Notice } from "../ui/components";
import { Shortcuts } from "../ui/Shortcuts";
import { Example } from "./Example";

export function Welcome() {
  return (
    <div class="frame">
      <header>
        <Mark />
        <h1>{i18n.t("welcomeHeading")}</h1>
        <p class="lead">{i18n.t("welcomeLead")}</p>
      </header>
      <main>
        <Question />
        <Example />
        <AtHand />
        <section aria-labelledby="never">
          <h2 id="never">{i18n.t("welcomeNever")}</h2>
          <ul class="never">
            <li>{i18n.t("welcomeNeverStory")}</li>
            <li>{i18n.t("welcomeNeverSend")}</li>
            <li>{i18n.t("welcomeNeverUnlock")}</li>
            <li>{i18n.t("welcomeNeverOther")}</li>
          </ul>
        </section>
        <footer>
          <Action look="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t("popupSettings")}
          </Action>
        </footer>
      </main>
    </div>
  );
}

/** Where the button is, and which keys do the same. */
function AtHand() {
  const [isPinned, setPinned] = useState(false);
  useEffect(() => {
    // Not every browser tells.
    browser.action.getUserSettings?.().then(
      ({ isOnToolbar }) => setPinned(isOnToolbar === true),
      () => undefined,
    );
  }, []);
  const how = import.meta.env.FIREFOX ? i18n.t("welcomePinFirefox") : i18n.t("welcomePinChromium");
  return (
    <section aria-labelledby="hand">
      <h2 id="hand">{i18n.t("welcomeHand")}</h2>
      <p>{isPinned ? i18n.t("welcomePinned") : how}</p>
      <Shortcuts />
    </section>
  );
}

type Outcome = "by-itself" | "on-click" | "refused";

function Question() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const choose = async (granted: Promise<boolean> | null) => {
    const isGranted = (await granted?.catch(() => false)) ?? null;
    await ask({ kind: "change-settings", change: { cleaning: isGranted ? "by-itself" : "on-click" } });
    setOutcome(isGranted === null ? "on-click" : isGranted ? "by-itself" : "refused");
  };
  // The browser asks only while the click is being handled, so nothing may be waited for before.
  const byItself = () => void choose(browser.permissions.request({ origins: [ALL_SITES] }));
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{i18n.t("welcomeAsk")}</h2>
      <div class="ways">
        <div class="way">
          <h3>{i18n.t("welcomeByItselfTitle")}</h3>
          <p>{i18n.t("welcomeByItselfText")}</p>
          <Action look="main" onClick={byItself}>
            {i18n.t("welcomeByItselfButton")}
          </Action>
        </div>
        <div class="way">
          <h3>{i18n.t("welcomeOnClickTitle")}</h3>
          <p>{i18n.t("welcomeOnClickText")}</p>
          <Action onClick={() => void choose(null)}>{i18n.t("welcomeOnClickButton")}</Action>
        </div>
      </div>
      {outcome && <Notice tone={outcome === "refused" ? "warning" : "good"}>{inWords(outcome)}</Notice>}
    </section>
  );
}

function inWords(outcome: Outcome): string {
  switch (outcome) {
    case "by-itself":
      return i18n.t("welcomeDoneByItself");
    case "on-click":
      return i18n.t("welcomeDoneOnClick");
    case "refused":
      return i18n.t("welcomeRefused");
  }
}
