// Shares of samples at or below a value, from order statistics at equal steps.

/** Infinite samples (null) count, but are never reached. */
function shareAtMost(series, value) {
  let last = -1;
  series.x.forEach((v, i) => {
    if (v !== null && v <= value) last = i;
  });
  return (last + 1) / series.x.length;
}

function drawDistribution(group, series, plot) {
  const known = series.x.map((v, i) => [v, (i + 1) / series.x.length]).filter(([v]) => Number.isFinite(plot.x(v)));
  if (known.length === 0) return;
  let share = Math.max(0, known[0][1] - 1 / series.x.length);
  const corners = [[plot.left, plot.y(share)]];
  for (const [v, next] of known) {
    corners.push([plot.x(v), plot.y(share)], [plot.x(v), plot.y(next)]);
    share = next;
  }
  corners.push([plot.right, plot.y(share)]);
  group.append(curve(series, through(corners)));
}

function sharesAt(chart, visible, plot, px) {
  const value = plot.x.invert(px);
  const known = visible.filter((series) => series.x.length > 0);
  return {
    px,
    title: `${chart.x.label}: ≤ ${brief(value, 3)}`,
    rows: known.map((series) => [series.name, `${format(shareAtMost(series, value) * 100, 1)}%`, colour(series.name)]),
    rings: [],
  };
}
