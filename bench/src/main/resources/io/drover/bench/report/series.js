// Lines, points and steps, with their 95 % intervals.

const MARKED = 30;

const halfOf = (series, i) => (series.half && Number.isFinite(series.half[i]) ? series.half[i] : null);
const bounds = (series) => series.y.flatMap((v, i) => (v === null ? [] : [v - (halfOf(series, i) ?? 0), v + (halfOf(series, i) ?? 0)]));
const withInterval = (chart, series, i) => `${valueText(chart.y, series.y[i], 4)}${halfOf(series, i) === null ? "" : ` ± ${brief(halfOf(series, i), 2)}`}`;

/** A bar from one end of an interval to the other. */
function whisker(series, i, at, plot, stroke) {
  const half = halfOf(series, i);
  if (half === null || half === 0 || !Number.isFinite(at) || !Number.isFinite(plot.y(series.y[i]))) return null;
  const low = plot.y.clamped(series.y[i] - half);
  const high = plot.y.clamped(series.y[i] + half);
  return svg("path", { class: "bounds", stroke, d: `M${at} ${low}V${high}M${at - 3} ${low}h6M${at - 3} ${high}h6` });
}

/** The area between both ends of all intervals. */
function band(series, plot) {
  const known = series.x.map((_, i) => i).filter((i) => halfOf(series, i) !== null && Number.isFinite(plot.x(series.x[i])) && Number.isFinite(plot.y(series.y[i])));
  const edge = (sign) => known.map((i) => [plot.x(series.x[i]), plot.y.clamped(series.y[i] + sign * halfOf(series, i))]);
  return known.length < 2 ? null : svg("path", { d: `${through([...edge(1), ...edge(-1).reverse()])}Z`, fill: colour(series.name), opacity: 0.16 });
}

const curve = (series, d) => svg("path", { class: "curve", d, stroke: colour(series.name), "stroke-dasharray": dashes(series.name) });
const present = (elements) => elements.filter((element) => element !== null);

function drawLine(group, series, plot) {
  const points = series.x.map((v, i) => [plot.x(v), plot.y(series.y[i])]);
  const few = points.length <= MARKED;
  if (few) group.append(...present(points.map((p, i) => whisker(series, i, p[0], plot, colour(series.name)))));
  else group.append(...present([band(series, plot)]));
  group.append(curve(series, through(points)));
  if (few) group.append(...points.filter((p) => p.every(Number.isFinite)).map((p) => mark(series.name, p[0], p[1], 3.2)));
}

function drawPoints(group, series, plot) {
  series.x.forEach((v, i) => {
    const [px, py] = [plot.x(v), plot.y(series.y[i])];
    if (!Number.isFinite(px) || !Number.isFinite(py)) return;
    group.append(...present([whisker(series, i, px, plot, colour(series.name))]), mark(series.name, px, py, 3.6, { "fill-opacity": 0.75 }));
  });
}

/** Where y is a name, series lie beside one another, so that none hides another. */
function drawSteps(group, series, plot, shift) {
  const aside = plot.named ? 4 * shift : 0;
  const corners = series.x.slice(0, -1).flatMap((v, i) => [v, series.x[i + 1]].map((at) => [plot.x(at), plot.y(series.y[i]) + aside]));
  group.append(curve(series, through(corners)));
}

/** The nearest x of all series, and what each has there. */
function nearestX(chart, visible, plot, px) {
  const all = visible.flatMap((series) => series.x.filter((v, i) => Number.isFinite(plot.x(v)) && Number.isFinite(plot.y(series.y[i]))));
  if (all.length === 0) return null;
  const value = all.reduce((a, b) => (Math.abs(plot.x(b) - px) < Math.abs(plot.x(a) - px) ? b : a));
  const near = visible.map((series) => {
    const candidates = series.x.map((_, i) => i).filter((i) => Number.isFinite(plot.y(series.y[i])) && Math.abs(plot.x(series.x[i]) - plot.x(value)) < 6);
    const i = candidates.length ? candidates.reduce((a, b) => (Math.abs(series.x[b] - value) < Math.abs(series.x[a] - value) ? b : a)) : null;
    return { series, i };
  }).filter(({ i }) => i !== null);
  return {
    px: plot.x(value),
    title: `${chart.x.label}: ${valueText(chart.x, value, 5)}`,
    rows: near.map(({ series, i }) => [series.name, withInterval(chart, series, i), colour(series.name)]),
    rings: near.map(({ series, i }) => [plot.x(series.x[i]), plot.y(series.y[i]), colour(series.name)]),
  };
}

/** The nearest point. */
function nearestPoint(chart, visible, plot, px, py) {
  let found = null;
  let least = 40;
  for (const series of visible) {
    series.x.forEach((v, i) => {
      const away = Math.hypot(plot.x(v) - px, plot.y(series.y[i]) - py);
      if (away < least) [found, least] = [{ series, i }, away];
    });
  }
  if (!found) return null;
  const { series, i } = found;
  return {
    px: null,
    title: series.name,
    rows: [[chart.x.label, valueText(chart.x, series.x[i], 4), null], [chart.y.label, withInterval(chart, series, i), null]],
    rings: [[plot.x(series.x[i]), plot.y(series.y[i]), colour(series.name)]],
  };
}

/** What holds at a time. */
function heldAt(chart, visible, plot, px) {
  const time = plot.x.invert(px);
  const held = visible.map((series) => {
    const next = series.x.findIndex((v, i) => i > 0 && v >= time);
    return { series, i: time < series.x[0] ? -1 : next - 1 };
  }).filter(({ series, i }) => i >= 0 && Number.isFinite(plot.y(series.y[i])));
  return {
    px,
    title: `${chart.x.label}: ${valueText(chart.x, time, 4)}`,
    rows: held.map(({ series, i }) => [series.name, withInterval(chart, series, i), colour(series.name)]),
    rings: held.map(({ series, i }) => [px, plot.y(series.y[i]), colour(series.name)]),
  };
}
