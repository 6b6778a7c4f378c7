/** The attributes that mark elements of a page, and the style sheet that gives them a meaning. */

/** Not displayed. */
export const HIDDEN = "quiet-quotes-hidden";
/** May scroll: `scroll` for the outermost element that was locked, `flow` for one inside of it. */
export const UNLOCKED = "quiet-quotes-unlocked";
/** Seen clearly: a `box`, or the letters of a `text`. */
export const UNBLURRED = "quiet-quotes-unblurred";
/** Outlined: the block that the reader is about to pick. */
export const PICKING = "quiet-quotes-picking";

/** The element that holds the panel: no part of the page. */
export const PANEL = "quiet-quotes-panel";

const FREE = "position: static !important; touch-action: auto !important; pointer-events: auto !important";

/** The style sheet's name, where it is a file. */
export const FILE = "marks.css";

/** The style sheet. */
export const RULES = `
[${HIDDEN}] { display: none !important; }
[${UNLOCKED}="scroll"] { overflow-y: auto !important; height: auto !important; ${FREE}; }
[${UNLOCKED}="flow"] { overflow: visible !important; height: auto !important; ${FREE}; }
[${UNLOCKED}="flow"] { max-height: none !important; }
[${UNBLURRED}="box"] { filter: none !important; opacity: 1 !important; mask-image: none !important; user-select: auto !important; }
[${UNBLURRED}="text"] { color: inherit !important; text-shadow: none !important; user-select: auto !important; }
[${PICKING}] { outline: 3px solid #d35400 !important; outline-offset: -3px !important; cursor: crosshair !important; }
`;
