/** Pages written for the tests, served on the loopback. */

import { EventEmitter, once } from "node:events";
import { serve as listen } from "../../../packages/browsers/serve.mjs";

/** How a page is served: many news sites forbid all scripts but their own, which shuts WebAssembly out too. */
export type Policy = "open" | keyof typeof HEADERS;

const HEADERS = {
  "no scripts": { "Content-Security-Policy": "script-src 'none'" },
  /** Whatever is put in that the policy forbids is told to the site. */
  reported: { "Content-Security-Policy": "script-src 'none'; style-src 'none'; report-uri /report" },
  "no clipboard": { "Permissions-Policy": "clipboard-write=()" },
};

export const APPEAL = "Please donate to us today.";

/** A box that asks for money, on its own lines. */
export const APPEAL_BOX = `
  <aside class="appeal" id="appeal">
    <h3>Support our journalism</h3>
    <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
    <a href="/donate">Donate now</a>
  </aside>`;

/** One paragraph that asks for money: a single block. */
export const APPEAL_LINE = `<p id="appeal">Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>`;

const BODY = [
  "The harbour of Ostermoor will be dredged for the first time in eleven years, the port authority said on Tuesday, after fishermen complained that their boats run aground at low tide.",
  "“We have lost two propellers since the spring,” said Maren Holt, who has fished here for three decades. She keeps the broken blades in a shed behind the ice house.",
  "The work is to begin in March and will take nine weeks. Some forty thousand cubic metres of silt will be taken out to sea and dropped in a trench west of the lighthouse.",
  "Biologists of the university have asked the authority to wait until the herring have spawned. “A few weeks cost nothing,” said Ilse Brandt, the head of the institute. “A lost year costs the whole bay.”",
  "The authority answered that the contract leaves room for a later start, but that the dredger is booked elsewhere from June on.",
  "In the town, many remember the last time: the noise went on day and night, and the windows of the old customs house rattled until one of them broke.",
  "The mayor, Jonas Feld, called the plan overdue. “A harbour that boats cannot enter is a pond,” he told the council on Monday evening.",
  "A decision on the date is expected within the month.",
];

/** A story with something among its paragraphs and something after it. */
export function story({ inside = "", after = "", head = "", title = "Ostermoor harbour to be dredged" } = {}): string {
  const paragraphs = BODY.map((text) => `    <p>${text}</p>`);
  paragraphs.splice(4, 0, inside);
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <meta property="og:type" content="article">
  ${head}
</head>
<body>
  <header><nav><a href="/">Home</a> <a href="/town">Town</a> <a href="/sea">Sea</a></nav></header>
  <main><article>
    <h1>${title}</h1>
    <p class="byline">By Lena Voss, 14 March 2026</p>
${paragraphs.join("\n")}
  </article></main>
  ${after}
  <footer><p>The Ostermoor Courier, Harbour Street 2</p></footer>
</body>
</html>`;
}

/** An appeal is stuck to the end of a paragraph of the story. */
export const STUCK = `<p id="stuck">The council meets again on Thursday at the town hall, where the plan is on show.${APPEAL}</p>`;

/** Markup that is easily miscounted. */
export const ODD = `
  <script type="text/plain"><!-- <script> "<b></b>" </script> --></script>
  <noscript><p>Turn scripts on.<img src="none.png"></noscript>
  <template><p>Kept for later.</p><b></b></template>
  <svg viewBox="0 0 1 1"><title>A buoy</title><style>a > b { fill: red }</style><path d="M0 0"></path></svg>
  <p title="<p>&quot;A&quot; & <b>" "odd"=1 =odd=2>The tide<!-- <b> --> tables are out,<br> and hang at the <b>harbour office</b>.</p>
  <iframe title="Map"><p>No frames here.</p></iframe>
  <script>for (const odd of document.querySelectorAll("template, article br")) odd.append(document.createElement("i"))</script>`;

/** A page that is no article. */
export const FRONT_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The Ostermoor Courier</title></head>
<body><h1>The Ostermoor Courier</h1>
<ul><li><a href="/1">Harbour to be dredged</a></li><li><a href="/2">School gets a roof</a></li><li><a href="/3">Ferry late again</a></li></ul>
<form><label>Amount <input name="amount"></label><button>Pay</button></form>
</body></html>`;

/** How pages lock their scrolling and hold the reader's attention, by name: what is put on the page and what lies over it. */
export const OVERLAYS: Record<string, { root?: string; body?: string; main?: string; overlay: string }> = {
  "overflow hidden on the body": { body: "style='overflow: hidden'", overlay: overlay("div") },
  "overflow-y hidden on the root": { root: "style='overflow-y: hidden'", overlay: overlay("div") },
  "overflow hidden on both, full height": {
    root: "style='overflow: hidden; height: 100%'",
    body: "style='overflow: hidden; height: 100%'",
    overlay: overlay("div"),
  },
  "a body in fixed position": { body: "style='position: fixed; top: 0; width: 100%'", overlay: overlay("div") },
  "an inert story": { main: "inert", overlay: overlay("div role='dialog' aria-modal='true'") },
  "a story hidden from screen readers": { main: "aria-hidden='true'", overlay: overlay("div role='dialog'") },
  "a blurred story": { main: "style='filter: blur(8px)'", overlay: overlay("div") },
  "a modal dialog": { body: "style='overflow: hidden'", overlay: overlay("dialog") },
};

function overlay(tag: string): string {
  return `
  <${tag} class="appeal" id="appeal" style="position: fixed; inset: 0; background: white; z-index: 10">
    <h2>Support our journalism</h2>
    <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
    <button>Donate now</button> <button>Not now</button>
  </${tag.split(" ")[0]}>`;
}

/** A story under an overlay. */
export function covered({ root = "", body = "", main = "", overlay }: (typeof OVERLAYS)[string]): string {
  return story({ after: overlay, inside: "<div style='height: 3000px'></div>" })
    .replace("<html", `<html ${root}`)
    .replace("<body", `<body ${body}`)
    .replace("<main", `<main ${main}`);
}

export interface Site {
  /** Where a page is found: on a host of its own, of which nothing is known, unless one is named. */
  address(name: string, policy?: Policy, host?: string): string;
  /** Sends what was held back, as soon as anything is. */
  goOn(): Promise<void>;
  /** Paths that were asked for. */
  readonly requests: string[];
  close(): void;
}

/** Serves pages by name; unknown ones are not found. A page that holds `late` is sent up to there, and the rest on `goOn`. */
export async function serve(pages: Record<string, string>, late = "\0"): Promise<Site> {
  const requests: string[] = [];
  const waiting: (() => void)[] = [];
  const held = new EventEmitter();
  let hosts = 0;
  const { port, stop } = await listen((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push(url.pathname);
    const page = pages[decodeURIComponent(url.pathname.slice(1))];
    const policy = HEADERS[url.searchParams.get("policy") as keyof typeof HEADERS] ?? {};
    response.writeHead(page ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...policy });
    const [now = "", ...rest] = (page ?? "<!doctype html><title>Not found</title>").split(late);
    response.write(now);
    if (rest.length === 0) response.end();
    else {
      waiting.push(() => response.end(rest.join("")));
      held.emit("one more");
    }
  });
  return {
    address: (name, policy = "open", host = `site${++hosts}.localhost`) =>
      `http://${host}:${port}/${encodeURIComponent(name)}?policy=${encodeURIComponent(policy)}`,
    requests,
    goOn: async () => {
      if (waiting.length === 0) await once(held, "one more");
      for (const end of waiting.splice(0)) end();
    },
    close: stop,
  };
}
