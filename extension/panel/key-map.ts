/** What a key means in the panel. */

/** Where the focus is. */
export type FocusPlace = "search" | "choice" | "edge" | "list" | "elsewhere";

export type Action =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "copy"
  | "search"
  | "back"
  | "clear"
  | "close"
  | "wider"
  | "narrower"
  | "widest"
  | "narrowest";

/** What a key press asks of what is drawn. */
export type PanelDeed = Exclude<Action, "close" | "wider" | "narrower" | "widest" | "narrowest">;

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

const LIST = new Map<string, Action>(
  Object.entries({
    ArrowDown: "next",
    j: "next",
    ArrowUp: "previous",
    k: "previous",
    Home: "first",
    End: "last",
    c: "copy",
    b: "back",
    "/": "search",
  }),
);

/** By the arrow that leads away from the panel: with the panel on the right that is the left one. */
const EDGE = new Map<string, Action>(
  Object.entries({ away: "wider", towards: "narrower", Home: "narrowest", End: "widest" }),
);

/** What a key press means; `null` leaves it to the browser. */
export function actionOf(press: Press, place: FocusPlace, side: "left" | "right"): Action | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  const { key } = press;
  if (key === "Escape") return place === "search" ? "clear" : "close";
  switch (place) {
    case "search":
      return key === "ArrowDown" || key === "Enter" ? "first" : null;
    case "choice":
      return key === "/" ? "search" : null;
    case "edge":
      return EDGE.get(direction(key, side)) ?? null;
    default:
      return LIST.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
  }
}

function direction(key: string, side: "left" | "right"): string {
  if (key === "ArrowLeft") return side === "right" ? "away" : "towards";
  if (key === "ArrowRight") return side === "right" ? "towards" : "away";
  return key;
}
