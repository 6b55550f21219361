// Bars in groups, and the groups that numbers make.

/** Bars stand on names: numbers become the names of their places. */
function grouped(chart) {
  if (chart.type !== "bar" || chart.x.categories.length) return chart;
  const values = [...new Set(chart.series.flatMap((series) => series.x.filter((v) => v !== null)))].sort((a, b) => a - b);
  return {
    ...chart,
    x: { ...chart.x, log: false, categories: values.map((v) => brief(v)) },
    series: chart.series.map((series) => ({ ...series, x: series.x.map((v) => (v === null ? null : values.indexOf(v))) })),
  };
}

function drawBars(group, visible, plot) {
  const each = plot.x(1) - plot.x(0);
  const gap = Math.max(6, each * 0.2);
  const wide = Math.min(56, (each - gap) / Math.max(1, visible.length));
  const base = plot.y.floor;
  visible.forEach((series, s) => {
    series.x.forEach((v, i) => {
      const middle = plot.x(v) + (s - (visible.length - 1) / 2) * wide;
      const py = plot.y(series.y[i]);
      if (!Number.isFinite(middle) || !Number.isFinite(py)) return;
      const inner = Math.max(1, wide - (wide > 6 ? 2 : 0));
      group.append(
        svg("rect", { x: middle - inner / 2, y: Math.min(py, base), width: inner, height: Math.abs(base - py), rx: Math.min(2, inner / 3), fill: colour(series.name) }),
        ...present([whisker(series, i, middle, plot, "var(--ink)")]));
    });
  });
}

/** The group under the pointer. */
function groupAt(chart, visible, plot, px) {
  const place = Math.max(0, Math.min(chart.x.categories.length - 1, Math.round(plot.x.invert(px))));
  const each = plot.x(1) - plot.x(0);
  const here = visible.map((series) => ({ series, i: series.x.indexOf(place) })).filter(({ i }) => i >= 0);
  return {
    px: null,
    shade: [plot.x(place) - each / 2, each],
    title: `${chart.x.label}: ${chart.x.categories[place]}`,
    rows: here.map(({ series, i }) => [series.name, withInterval(chart, series, i), colour(series.name)]),
    rings: [],
  };
}
