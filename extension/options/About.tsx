/** What is new, the shortcuts, the privacy statement and the version. */

import { useEffect, useState } from "preact/hooks";
import { type Browser, browser } from "wxt/browser";
import { i18n } from "#i18n";
import { Mark } from "../ui/components";
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

function Shortcuts() {
  const [commands, setCommands] = useState<Browser.commands.Command[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then(setCommands);
  }, []);
  const named = commands.filter(({ description }) => description);
  if (named.length === 0) return null;
  return (
    <>
      <h3>{i18n.t("optionsShortcuts")}</h3>
      <dl class="shortcuts">
        {named.map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{description}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : i18n.t("optionsShortcutNone")}</dd>
          </div>
        ))}
      </dl>
      <p>{import.meta.env.FIREFOX ? i18n.t("optionsShortcutsFirefox") : i18n.t("optionsShortcutsChromium")}</p>
    </>
  );
}
