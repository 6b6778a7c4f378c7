/** The options page: everything that can be set, all that is remembered, and how to forget it. */

import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { readSettings } from "../storage/stores";
import { Mark } from "../ui/components";
import { useStored } from "../ui/stored";
import { About } from "./About";
import { Backup } from "./Backup";
import { Cleaning } from "./Cleaning";
import { Health } from "./Health";
import { History } from "./History";
import { Panel } from "./Panel";
import { Choices, Sites } from "./Sites";

export function Options() {
  const settings = useStored(readSettings)?.settings;
  if (!settings) return null;
  const sections = [
    { id: "cleaning", title: i18n.t("optionsCleaning"), body: <Cleaning settings={settings} /> },
    { id: "panel", title: i18n.t("optionsPanel"), body: <Panel settings={settings} /> },
    { id: "sites", title: i18n.t("optionsSites"), body: <Sites /> },
    { id: "choices", title: i18n.t("optionsChoices"), body: <Choices /> },
    { id: "history", title: i18n.t("optionsHistory"), body: <History /> },
    { id: "backup", title: i18n.t("optionsBackup"), body: <Backup /> },
    { id: "about", title: i18n.t("optionsAbout"), body: <About /> },
  ];
  return (
    <div class="frame">
      <header>
        <Mark />
        <h1>{i18n.t("optionsTitle")}</h1>
        <nav aria-label={i18n.t("optionsNav")}>
          {sections.map(({ id, title }) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <Health settings={settings} />
        {sections.map(({ id, title, body }) => (
          <Section key={id} id={id} title={title}>
            {body}
          </Section>
        ))}
      </main>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
