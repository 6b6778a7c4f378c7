/**
 * The attributes that mark elements of a page, and the style sheet that gives them a meaning. Their names are drawn anew for
 * each document: a page cannot ask beforehand whether they mean anything.
 */

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LENGTH = 12;

/** What a document's marks are called begins with it. */
export const TOKEN = [...crypto.getRandomValues(new Uint8Array(LENGTH))]
  .map((byte) => LETTERS[byte % LETTERS.length])
  .join("");

/** The shape of a token: it becomes a part of a style sheet. */
export const TOKEN_SHAPE = new RegExp(`^[a-z]{${LENGTH}}$`);

const names = (token: string) => ({
  hidden: `${token}h`,
  unlocked: `${token}u`,
  unblurred: `${token}b`,
  picking: `${token}p`,
});

const NAMES = names(TOKEN);

/** Not displayed. */
export const HIDDEN = NAMES.hidden;
/** May scroll: `scroll` for the outermost element that was locked, `flow` for one inside of it. */
export const UNLOCKED = NAMES.unlocked;
/** Seen clearly: a `box`, or the letters of a `text`. */
export const UNBLURRED = NAMES.unblurred;
/** Outlined: the block that the reader is about to pick. */
export const PICKING = NAMES.picking;

const FREE = "position: static !important; touch-action: auto !important; pointer-events: auto !important";

/** The style sheet of a document whose marks begin with `token`. */
export function rulesFor(token: string): string {
  const { hidden, unlocked, unblurred, picking } = names(token);
  return `
[${hidden}] { display: none !important; }
[${unlocked}="scroll"] { overflow-y: auto !important; height: auto !important; ${FREE}; }
[${unlocked}="flow"] { overflow: visible !important; height: auto !important; ${FREE}; }
[${unlocked}="flow"] { max-height: none !important; }
[${unblurred}="box"] { filter: none !important; opacity: 1 !important; mask-image: none !important; user-select: auto !important; }
[${unblurred}="text"] { color: inherit !important; text-shadow: none !important; user-select: auto !important; }
[${picking}] { outline: 3px solid #d35400 !important; outline-offset: -3px !important; cursor: crosshair !important; }
`;
}
