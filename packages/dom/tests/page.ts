/** A story in a document, for tests that need no browser. */

const PARAGRAPHS = [
  "The lighthouse at Brannock Head was lit again on Friday, forty years after its lamp was taken down.",
  "Volunteers of the village had cleaned the lenses by hand, one ring of glass a week, all through the winter.",
  "“You can see it from the mainland,” said Orla Finch, who keeps the key. “My mother used to say so, and now I know.”",
  "The harbour board has agreed to pay for the electricity until the end of next year.",
];

/** Fills the document; gives what takes its source as it is then. */
export function fill(body: string): () => string {
  const page = new DOMParser().parseFromString(body, "text/html");
  document.body.replaceWith(document.adoptNode(page.body));
  return () => document.documentElement.outerHTML;
}

/** A body that holds the story. */
export function story({ before = "", inside = "", after = "", body = "" } = {}): string {
  const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");
  return `<body ${body}>${before}<main><article><h1>Lit again</h1>${paragraphs}${inside}</article></main>${after}</body>`;
}

export const TEXT = ["Lit again", ...PARAGRAPHS].join("\n");

/** The elements that hold the story's paragraphs. */
export function storyBlocks(): Element[] {
  return [...document.querySelectorAll("article > h1, article > p")];
}

/** The element of a test. */
export function get(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`The page of the test has no ${selector}.`);
  return found;
}

/** The first text in an element. */
export function textIn(selector: string): Text {
  return get(selector).firstChild as Text;
}

/** Lets observers hear of what was done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
