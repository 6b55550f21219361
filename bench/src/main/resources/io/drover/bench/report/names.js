// What is compared, and the colour, dashes and mark that each name wears on all of the page.

const report = JSON.parse(byId("data").textContent);
const ranks = rankings(report.sections.map((section) => section.charts.flatMap((chart) => chart.series.map((series) => series.name))));

/** Names of one group differ in rank; others only as long as there are colours left. */
function rankings(groups) {
  const found = new Map();
  const neighbours = new Map();
  for (const group of groups) for (const name of group) neighbours.set(name, [...(neighbours.get(name) || []), ...group]);
  for (const [name, near] of neighbours) {
    const used = new Set(found.values());
    const close = new Set(near.map((n) => found.get(n)));
    const free = [0, 1, 2, 3, 4, 5, 6, 7].find((rank) => !used.has(rank));
    let rank = free === undefined ? 0 : free;
    while (free === undefined && close.has(rank)) rank++;
    found.set(name, rank);
  }
  return found;
}

const colour = (name) => `var(--policy-${ranks.get(name) % 8})`;
const dashes = (name) => ["", "6 3", "2 3"][Math.floor(ranks.get(name) / 8) % 3];

/** A disc, square, triangle, diamond or plus around a point. */
function mark(name, x, y, s, attributes = {}) {
  const [arm, rest] = [0.42 * s, 0.78 * s];
  const shapes = [
    `M${x - s} ${y}a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 ${-2 * s} 0Z`,
    `M${x - 0.9 * s} ${y - 0.9 * s}h${1.8 * s}v${1.8 * s}h${-1.8 * s}Z`,
    `M${x} ${y - 1.2 * s}l${1.15 * s} ${2.1 * s}h${-2.3 * s}Z`,
    `M${x} ${y - 1.3 * s}l${1.3 * s} ${1.3 * s}l${-1.3 * s} ${1.3 * s}l${-1.3 * s} ${-1.3 * s}Z`,
    `M${x - arm} ${y - arm - rest}h${2 * arm}v${rest}h${rest}v${2 * arm}h${-rest}v${rest}h${-2 * arm}v${-rest}h${-rest}v${-2 * arm}h${rest}Z`,
  ];
  return svg("path", { d: shapes[ranks.get(name) % shapes.length], fill: colour(name), ...attributes });
}
