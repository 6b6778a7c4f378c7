/** Steps that bring stored settings from one version to the next, each with a name and a test. */

import { SETTINGS_VERSION } from "../shared/schema";

interface Step {
  name: string;
  /** The version it makes. */
  to: number;
  run(settings: Record<string, unknown>): Record<string, unknown>;
}

/** In rising order. None yet: version 1 is the first. */
export const steps: readonly Step[] = [];

/** Stored settings in the newest shape; those of a newer version than ours are left as they are. */
export function migrate(stored: unknown, through: readonly Step[] = steps): unknown {
  if (typeof stored !== "object" || stored === null) return stored;
  let settings = stored as Record<string, unknown>;
  const version = typeof settings.version === "number" ? settings.version : SETTINGS_VERSION;
  for (const step of through) {
    if (step.to > version) settings = { ...step.run(settings), version: step.to };
  }
  return settings;
}
