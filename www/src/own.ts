/** A page of the visitor's own. Hostile until shown otherwise: it is parsed without being run and shown in a sandbox. */

const MARKUP = /<[a-z!][^>]*>/i;

/** Elements by which a page without scripts could still reach the network or leave its frame. */
const REACHING_OUT = "link, base, meta[http-equiv]";

/** Puts a page's source, or plain text with a paragraph a line, into an empty document. */
export function fill(page: Document, source: string): void {
  const root = MARKUP.test(source) ? parsed(source) : written(source);
  page.replaceChild(page.adoptNode(root), page.documentElement);
}

function parsed(source: string): HTMLElement {
  const page = new DOMParser().parseFromString(source, "text/html");
  for (const element of page.querySelectorAll(REACHING_OUT)) element.remove();
  return page.documentElement;
}

function written(text: string): HTMLElement {
  const page = document.implementation.createHTMLDocument();
  const story = page.createElement("article");
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim()) continue;
    const paragraph = page.createElement("p");
    paragraph.textContent = line;
    story.append(paragraph);
  }
  page.body.append(story);
  return page.documentElement;
}
