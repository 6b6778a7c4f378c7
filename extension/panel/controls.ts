/** What the drawn panel asks of the one that holds it. */

import type { PanelSettings } from "../shared/schema";
import type { Highlight } from "./highlight";
import type { PanelDeed } from "./key-map";

export interface PanelControls {
  /** Shows places in the page. */
  readonly highlight: Highlight;
  /** Pixels of the window's lower end that are under the panel. */
  readonly covered: number;
  /** Set by what is drawn: does what a key asks for. */
  act: (deed: PanelDeed) => boolean;
  /** Set by what is drawn: leads to a quotation and copies it. */
  cite: (text: string) => void;
  /** Leaves a handle. */
  shut(): void;
  /** Takes the panel out of the page. */
  close(): void;
  remember(change: Partial<PanelSettings>): void;
  /** Changes the width without remembering it yet. */
  resize(width: number): void;
}
