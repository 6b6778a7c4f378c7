/** Where the panel stands so that the story is never under it. */

export type Side = "left" | "right";

export type Layout =
  /** Beside the story, in room that the page leaves free or has made. */
  | { kind: "beside"; side: Side; width: number; pushes: boolean }
  /** A low sheet at the lower end of the window. */
  | { kind: "sheet" };

/** Left and right end of the story's column, in CSS pixels. */
export interface Column {
  left: number;
  right: number;
}

export const NARROWEST = 240;
export const WIDEST = 800;

/** Share of the window's height that a sheet takes. */
export const SHEET = 0.33;

/** A window that is narrower has no room for a story and a panel. */
const WIDE = 720;
/** What is left to the page beside the panel. */
const PAGE = 400;
/** A story that is pushed into less can no longer be read. */
const STORY = 320;
/** Between story and panel. */
const GAP = 12;

/** What a layout is found by. */
export interface PageShape {
  /** Tries how the page looks with so much room at that side (none at 0), and tells the story's column then. */
  push(room: number): Column | null;
  /** Whether a panel so wide would stand over a menu of the page as it lies now. */
  coversMenu(width: number): boolean;
}

/**
 * Finds a place for the panel: in the room beside the story, unless a menu is there; else the page is pushed aside; else
 * beside the story all the same, narrower if need be; else it is a sheet.
 */
export function findLayout(window: number, side: Side, wanted: number, shape: PageShape): Layout {
  const width = Math.min(widthWithin(wanted), window - PAGE);
  const beside = (width: number, pushes: boolean): Layout => ({ kind: "beside", side, width, pushes });
  if (window < WIDE) {
    shape.push(0);
    return { kind: "sheet" };
  }
  const story = shape.push(0);
  if (story && roomAt(side, story, window) >= width && !shape.coversMenu(width)) return beside(width, false);
  const pushed = shape.push(width);
  if (story && pushed && roomAt(side, pushed, window) >= width && isReadable(pushed, story)) return beside(width, true);
  shape.push(0);
  const room = story ? Math.min(width, Math.floor(roomAt(side, story, window))) : width;
  return room >= NARROWEST ? beside(room, false) : { kind: "sheet" };
}

/** Whether a panel at this place would stand over the story. */
export function overlaps(layout: Layout, story: Column, window: number): boolean {
  return layout.kind === "beside" && roomAt(layout.side, story, window) + GAP < layout.width;
}

/** The nearest width that the panel may have. */
export function widthWithin(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** Room for a handle at the window's edge. */
export const HANDLE = 44;

/** Whether a handle at the window's edge stands over no story. */
export function hasRoomForHandle(side: Side, story: Column | null, window: number): boolean {
  return story === null || roomAt(side, story, window) >= HANDLE;
}

function roomAt(side: Side, { left, right }: Column, window: number): number {
  return (side === "left" ? left : window - right) - GAP;
}

function isReadable(pushed: Column, story: Column): boolean {
  return pushed.left >= 0 && pushed.right - pushed.left >= Math.min(STORY, story.right - story.left);
}
