//! From times to figures: medians, 90th percentiles, worst pages, ratios; as a table and as a picture.

/** The value below which a share of the sorted values lies. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Figures of a method's times: `[{page, ms}]` → `{median, p90, worst: {page, ms}}`. */
export function figures(times) {
  const sorted = times.toSorted((a, b) => a.ms - b.ms);
  const ms = sorted.map((time) => time.ms);
  return { median: quantile(ms, 0.5), p90: quantile(ms, 0.9), worst: sorted.at(-1), pages: ms.length };
}

const round = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));

/** A Markdown table of all methods, with ratios to `reference`. */
export function table(byMethod, reference) {
  const base = byMethod[reference];
  const rows = Object.entries(byMethod).map(([method, f]) => {
    const ratios = base ? `${(f.median / base.median).toFixed(3)} / ${(f.p90 / base.p90).toFixed(3)}` : "";
    return `| ${method} | ${round(f.median)} | ${round(f.p90)} | ${round(f.worst.ms)} (${f.worst.page}) | ${ratios} |`;
  });
  const head = `| on ${Object.values(byMethod)[0].pages} pages, ms | median | 90th percentile | worst | to ${reference} |`;
  return [head, "|---|---|---|---|---|", ...rows].join("\n");
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A bar chart of medians with whiskers to the 90th percentile, as SVG that suits light and dark pages. */
export function picture(title, byMethod) {
  const methods = Object.entries(byMethod).toSorted((a, b) => a[1].median - b[1].median);
  const most = Math.max(...methods.map(([, f]) => f.p90));
  const [left, width, row] = [230, 400, 34];
  const bars = methods.map(([method, f], at) => {
    const [y, to, p90] = [60 + at * row, (f.median / most) * width, (f.p90 / most) * width];
    const ours = method.startsWith("Quiet") ? " ours" : "";
    return `<text x="${left - 10}" y="${y + 14}" text-anchor="end">${escaped(method)}</text>
<rect class="bar${ours}" x="${left}" y="${y}" width="${to.toFixed(1)}" height="18" rx="2"/>
<path class="whisker" d="M${(left + to).toFixed(1)} ${y + 9}H${(left + p90).toFixed(1)}M${(left + p90).toFixed(1)} ${y + 4}v10"/>
<text x="${(left + p90 + 8).toFixed(1)}" y="${y + 14}">${round(f.median)} ms</text>`;
  });
  const height = 70 + methods.length * row;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#333}.title{font-size:15px;font-weight:600}.bar{fill:#9aa5b1}.ours{fill:#2f7d5b}.whisker{stroke:#66707a;fill:none}
@media(prefers-color-scheme:dark){text{fill:#ddd}.bar{fill:#66707a}.ours{fill:#57b88c}.whisker{stroke:#9aa5b1}}</style>
<text class="title" x="20" y="28">${escaped(title)}</text>
${bars.join("\n")}
</svg>
`;
}
