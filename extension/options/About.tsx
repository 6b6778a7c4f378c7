/** What is new, the shortcuts, the privacy statement and the version. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { Mark } from "../ui/components";
import { Shortcuts } from "../ui/Shortcuts";
import { news } from "./release-notes";

export function About() {
  return (
    <>
      <h3>{i18n.t("optionsPrivacy")}</h3>
      <p>{i18n.t("optionsPrivacyText")}</p>
      <p>{i18n.t("optionsPrivacySync")}</p>
      <Shortcuts />
      <h3>{i18n.t("optionsNews")}</h3>
      {news.map(({ version, items }) => (
        <div key={version} class="news">
          <strong>{version}</strong>
          <ul>
            {items().map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      <p class="version">
        <Mark /> {i18n.t("extName")} · {i18n.t("optionsVersion", [browser.runtime.getManifest().version])}
      </p>
    </>
  );
}
