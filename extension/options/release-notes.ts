/** What is new, by version, the newest first: a few words that a reader cares about. */

import { i18n } from "#i18n";

export interface News {
  version: string;
  items: () => string[];
}

export const news: readonly News[] = [{ version: "0.1.0", items: () => [i18n.t("optionsNewsFirst")] }];
