/** Offers the handle of a panel, where it stands over no story. */

import type { Reading } from "../content/reading";
import { hasRoomForHandle } from "../panel/layout";
import { columnOf, storyBlocks, windowWidth } from "../panel/page-layout";
import { ask } from "../protocol/client";
import { Handle } from "./handle";

export async function offerHandle(reading: Reading): Promise<void> {
  const look = await ask({ kind: "panel-look" });
  const hasRoom = () => hasRoomForHandle(look.panel.side, columnOf(storyBlocks(reading)), windowWidth());
  if (!reading.panel && !reading.shown && hasRoom()) new Handle(reading, look);
}
