/** The keys that the browser has given to the extension, and where they are changed. */

import { useEffect, useState } from "preact/hooks";
import { type Browser, browser } from "wxt/browser";
import { i18n } from "#i18n";

export function Shortcuts() {
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
