/** The share of voices: a bar in parts, and the same in words. */

import { i18n } from "#i18n";
import type { Voice } from "./voices";

/** Further voices are shown as one. */
const SHOWN = 6;

export function Voices({ voices, onVoice }: { voices: readonly Voice[]; onVoice(name: string): void }) {
  if (voices.filter(({ name }) => name !== null).length < 2) return null;
  const [shown, rest] = [voices.slice(0, SHOWN), voices.slice(SHOWN)];
  return (
    <details class="voices">
      <summary>
        <span>{i18n.t("panelVoices")}</span>
        <span class="bar" aria-hidden="true">
          {voices.map(({ name, share }) => (
            <i key={name} class={name === null ? "nobody" : ""} style={`flex-grow: ${share}`} />
          ))}
        </span>
      </summary>
      <ul>
        {shown.map(({ name, words, share }) => (
          <li key={name}>
            {name === null ? (
              <span class="name">{i18n.t("panelUnnamed")}</span>
            ) : (
              <button type="button" class="name" onClick={() => onVoice(name)} title={i18n.t("panelShowVoice")}>
                <bdi>{name}</bdi>
              </button>
            )}
            <span class="share">{amount(words, share)}</span>
            <span class="bar" aria-hidden="true">
              <i style={`inline-size: ${share * 100}%`} />
            </span>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <span class="name">{i18n.t("panelOtherVoices", rest.length)}</span>
            <span class="share">{amount(sum(rest, "words"), sum(rest, "share"))}</span>
          </li>
        )}
      </ul>
    </details>
  );
}

function amount(words: number, share: number): string {
  const percent = share.toLocaleString(undefined, { style: "percent" });
  return `${i18n.t("panelWords", words)} · ${percent}`;
}

function sum(voices: readonly Voice[], field: "words" | "share"): number {
  return voices.reduce((all, voice) => all + voice[field], 0);
}
