import { ask } from "../protocol/client";
import type { Settings } from "../shared/schema";

/** Some settings, as they are to be. */
export type Change = Partial<Omit<Settings, "panel">> & { panel?: Partial<Settings["panel"]> };

export function change(change: Change): void {
  void ask({ kind: "change-settings", change });
}
