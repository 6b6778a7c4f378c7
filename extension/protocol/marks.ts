/** The attributes that the content script puts on elements and the style sheet gives a meaning. */

/** Not displayed. */
export const HIDDEN = "quiet-quotes-hidden";
/** May scroll: `scroll` for the outermost element that was locked, `flow` for one inside of it. */
export const UNLOCKED = "quiet-quotes-unlocked";
export const UNBLURRED = "quiet-quotes-unblurred";
/** Outlined: the block that the reader is about to pick. */
export const PICKING = "quiet-quotes-picking";
