/** Who speaks: name and role, each in its own direction. */

import { i18n } from "#i18n";
import { PageText } from "./PageText";

interface Props {
  /** `null` where the story does not tell. */
  name: string | null;
  role: string | null;
  /** Words to mark, folded. */
  words: readonly string[];
}

export function Speaker({ name, role, words }: Props) {
  if (name === null) return <>{i18n.t("panelUnnamed")}</>;
  return (
    <>
      <bdi class="name">
        <PageText text={name} words={words} />
      </bdi>
      {role !== null && (
        <>
          {", "}
          <bdi>
            <PageText text={role} words={words} />
          </bdi>
        </>
      )}
    </>
  );
}
