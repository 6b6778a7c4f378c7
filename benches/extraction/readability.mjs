// The stories as Readability finds them: node readability.mjs LABELS PAGES > readability.jsonl (npm install @mozilla/readability jsdom@24)
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';

const [labels, pages] = process.argv.slice(2);
const BLOCKS = new Set('ADDRESS ARTICLE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(' '));

/** The text of an element, a line for each block. */
function lines(element) {
  const found = [''];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) found.push(found.pop() + child.data);
      if (child.nodeType !== 1) continue;
      const isBlock = BLOCKS.has(child.tagName);
      if (isBlock) found.push('');
      walk(child);
      if (isBlock) found.push('');
    }
  };
  walk(element);
  return found.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n');
}

for (const file of readdirSync(labels).sort()) {
  const { id, url, article } = JSON.parse(readFileSync(`${labels}/${file}`, 'utf8'));
  if (article.length === 0) continue;
  let text = '';
  try {
    const source = gunzipSync(readFileSync(`${pages}/${id}.html.gz`));
    const address = URL.canParse(url ?? '') ? url : 'https://news.example/';
    const { window } = new JSDOM(source, { url: address, virtualConsole: new VirtualConsole() });
    const story = new Readability(window.document).parse();
    if (story) text = lines(new JSDOM(story.content).window.document.body);
  } catch (error) {
    console.error(id, error.message);
  }
  console.log(JSON.stringify({ id, text }));
}
