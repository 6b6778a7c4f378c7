/** What was done last, in words that are read aloud too, and the way back. */

import { useEffect, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Icon } from "./Icon";

/** Milliseconds for which a notice stays. */
const STAY = 8000;

export interface Notice {
  number: number;
  text: string;
}

interface Props {
  notice: Notice;
  /** `null` while the reader is where they were. */
  onBack: (() => void) | null;
}

/** The last notice. The same words said again are a notice of their own: they are read aloud again. */
export function useNotice(): [Notice, (text: string) => void] {
  const [notice, setNotice] = useState<Notice>({ number: 0, text: "" });
  const tell = (text: string) => setNotice(({ number }) => ({ number: number + 1, text }));
  useEffect(() => {
    if (notice.text === "") return;
    const end = setTimeout(() => setNotice({ ...notice, text: "" }), STAY);
    return () => clearTimeout(end);
  }, [notice]);
  return [notice, tell];
}

export function Footer({ notice, onBack }: Props) {
  return (
    <footer class={notice.text || onBack ? "" : "empty"}>
      <p role="status">
        <span key={notice.number}>{notice.text}</span>
      </p>
      {onBack && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          {i18n.t("panelBack")}
        </button>
      )}
    </footer>
  );
}
