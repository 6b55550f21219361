// Shares of frames at or below a latency or a steering error.

/** The share of a sample at or below a value, from its quantiles at 0, 1, … 100 %. */
function shareBelow(quantiles, value) {
  const last = quantiles.length - 1;
  if (last < 0) return null;
  if (value >= quantiles[last]) return 1;
  if (value < quantiles[0]) return 0;
  let i = 0;
  while (quantiles[i + 1] <= value) i++;
  return (i + (value - quantiles[i]) / (quantiles[i + 1] - quantiles[i] || 1)) / last;
}

function drawCdf(id, values, scale, label, mark) {
  const height = 260;
  const { drawing, width } = canvas(byId(id), height);
  const [left, right, top, bottom] = [44, width - 10, 14, height - 30];
  const x = scale(left, right);
  const y = linear(0, 1, bottom, top);
  rows(drawing, y, [0, 0.25, 0.5, 0.75, 1], left, right, (v) => `${v * 100}%`);
  columns(drawing, x, x.ticks(width / 70), top, bottom, label);
  if (mark) {
    drawing.append(
      svg("line", { class: "tolerance", x1: x(mark.at), x2: x(mark.at), y1: top - 6, y2: bottom }),
      svg("text", { class: "label", x: x(mark.at) + 7, y: bottom - 8 }, mark.text));
  }
  const flights = shown().filter((f) => values(f).length > 0);
  for (const flight of [...flights].reverse()) {
    const quantiles = values(flight);
    const points = quantiles.map((v, i) => [Math.min(right, x(v)), y(i / (quantiles.length - 1))]);
    points.unshift([points[0][0], y(0)]);
    if (points[points.length - 1][0] < right) points.push([right, y(1)]);
    drawing.append(svg("path", { class: "curve", d: through(points), stroke: colour(flight.policy), "stroke-dasharray": dashes(flight.policy) }));
  }
  const cursor = drawing.appendChild(svg("line", { class: "cursor", y1: top, y2: bottom, visibility: "hidden" }));
  drawing.onpointermove = (event) => {
    const px = Math.max(left, Math.min(right, pointer(drawing, event)[0]));
    cursor.setAttribute("visibility", "visible");
    cursor.setAttribute("x1", px);
    cursor.setAttribute("x2", px);
    const value = x.invert(px);
    tip.show(event, `≤ ${label(value)}`, flights.map((f) => [f.policy, `${format(shareBelow(values(f), value) * 100, 1)}%`, colour(f.policy)]));
  };
  drawing.onpointerleave = () => {
    cursor.setAttribute("visibility", "hidden");
    tip.hide();
  };
}

function drawCdfs() {
  const latencies = compared().flatMap((f) => f.latencyQuantiles);
  const least = latencies.reduce((a, b) => Math.min(a, b), 0.1);
  const most = latencies.reduce((a, b) => Math.max(a, b), 1);
  drawCdf("latency-cdf", (f) => f.latencyQuantiles, (a, b) => logarithmic(Math.max(0.001, least * 0.8), most * 1.2, a, b), seconds, null);
  const errors = compared().map((f) => f.errorQuantiles[98] || 0);
  const widest = Math.max(3 * run.tolerance, ...errors);
  drawCdf("error-cdf", (f) => f.errorQuantiles, (a, b) => linear(0, widest, a, b), (v) => `${+v.toPrecision(2)} rad`, { at: run.tolerance, text: `ε = ${run.tolerance} rad` });
}
