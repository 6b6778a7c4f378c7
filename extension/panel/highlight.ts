/** Shows a place in the page without touching the page: by the browser's own highlights. */

const NAME = "quiet-quotes-place";

/** What a highlight looks like. Chromium paints none by a style sheet of the reader's own: this is for the page's scope. */
export const HIGHLIGHT_RULE = `@media screen { ::highlight(${NAME}) { background-color: #ffe08a !important; color: #1d1b18 !important } }`;

export function highlight(ranges: readonly Range[]): void {
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

export function clearHighlight(): void {
  CSS.highlights.delete(NAME);
}
