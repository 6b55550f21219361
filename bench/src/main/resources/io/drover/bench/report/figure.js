// One chart with its title, its legend, and what the pointer or the arrow keys point at.

const TYPES = {
  line: { draw: each(drawLine), at: nearestX },
  scatter: { draw: each(drawPoints), at: nearestPoint },
  timeline: { draw: each(drawSteps), at: heldAt },
  cdf: { draw: each(drawDistribution), at: sharesAt },
  bar: { draw: drawBars, at: groupAt },
};

/** The first of the legend lies on top. */
function each(draw) {
  return (group, visible, plot) =>
    [...visible.entries()].reverse().forEach(([i, series]) => draw(group, series, plot, i - (visible.length - 1) / 2));
}

/** Hidden series count, too: axes must not jump when one is toggled. */
function extents(chart) {
  const xs = chart.series.flatMap((series) => series.x);
  if (chart.type === "cdf") return { x: extent(chart.x, xs, "near", false), y: [0, 1] };
  const scattered = chart.type === "scatter";
  return {
    x: extent(chart.x, xs, scattered ? "near" : "never", scattered),
    y: extent(chart.y, chart.series.flatMap(bounds), chart.type === "bar" ? "always" : "near", true),
  };
}

function figure(given) {
  const chart = grouped(given);
  const hidden = new Set();
  const holder = html("div", { class: "chart" }, svg("svg", { role: "img", tabindex: 0, "aria-label": `${chart.title}: ${chart.y.label} by ${chart.x.label}; arrow keys read its values` }));
  const draw = () => drawChart(chart, chart.series.filter((series) => !hidden.has(series.name)), holder);
  const wide = chart.type === "timeline" || chart.x.categories.length * chart.series.length > 24;
  const element = html("figure", {}, html("figcaption", {}, chart.title), legend(chart, hidden, draw), holder);
  return { element, draw, wide };
}

/** The charts of a section: two beside one another, or one that needs the room or is alone. */
function figureGrid(charts) {
  for (let i = 0; i < charts.length; i++) {
    const paired = !charts[i].wide && i + 1 < charts.length && !charts[i + 1].wide;
    if (paired) i++;
    else charts[i].element.classList.add("wide");
  }
  return html("div", { class: "charts" }, ...charts.map(({ element }) => element));
}

function legend(chart, hidden, draw) {
  if (chart.series.length === 1) return html("div", { class: "legend" }, html("span", {}, symbol(chart, chart.series[0].name), chart.series[0].name));
  return html("div", { class: "legend" }, ...chart.series.map(({ name }) => {
    const button = html("button", {
      class: "toggle", type: "button", "aria-pressed": "true",
      onclick: () => {
        if (!hidden.delete(name)) hidden.add(name);
        button.setAttribute("aria-pressed", String(!hidden.has(name)));
        draw();
      },
    }, symbol(chart, name), name);
    return button;
  }));
}

/** What the legend shows of a series. */
function symbol(chart, name) {
  if (chart.type === "scatter") return svg("svg", { class: "symbol", width: 12, height: 12 }, mark(name, 6, 6, 4.5));
  if (chart.type === "bar") return svg("svg", { class: "symbol", width: 11, height: 11 }, svg("rect", { width: 11, height: 11, rx: 2, fill: colour(name) }));
  const line = svg("line", { x1: 0, x2: 20, y1: 6, y2: 6, stroke: colour(name), "stroke-width": 2.2, "stroke-dasharray": dashes(name) });
  const marked = chart.type === "line" && chart.series.some((series) => series.name === name && series.x.length <= MARKED);
  return svg("svg", { class: "symbol", width: 20, height: 12 }, line, marked ? mark(name, 10, 6, 3.6) : null);
}

/** Takes away what is shown of the place that was last pointed at. */
let unpoint = () => {};

const isDrawn = (series, plot) => series.x.some((v, i) => Number.isFinite(plot.x(v)) && (series.y === undefined || Number.isFinite(plot.y(series.y[i]))));

function drawChart(chart, visible, holder) {
  const { drawing, width } = canvas(holder, 300);
  const plot = layout(chart, extents(chart), width, 300);
  const type = TYPES[chart.type];
  const shade = drawing.appendChild(svg("rect", { class: "shade", y: plot.top, height: plot.bottom - plot.top, visibility: "hidden" }));
  drawAxes(drawing, chart, plot);
  type.draw(drawing.appendChild(svg("g", {})), visible, plot);
  if (!visible.some((series) => isDrawn(series, plot))) {
    drawing.append(svg("text", { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2, "text-anchor": "middle" }, "nothing to show"));
  }
  const cursor = drawing.appendChild(svg("line", { class: "cursor", y1: plot.top, y2: plot.bottom, visibility: "hidden" }));
  const rings = drawing.appendChild(svg("g", {}));
  const hide = () => {
    cursor.setAttribute("visibility", "hidden");
    shade.setAttribute("visibility", "hidden");
    rings.replaceChildren();
    tip.hide();
  };
  const show = (px, py, event) => {
    const found = type.at(chart, visible, plot, Math.max(plot.left, Math.min(plot.right, px)), py);
    if (!found || found.rows.length === 0) return hide();
    fill(cursor, { x1: found.px ?? 0, x2: found.px ?? 0, visibility: found.px === null ? "hidden" : "visible" }, []);
    if (found.shade) fill(shade, { x: found.shade[0], width: found.shade[1], visibility: "visible" }, []);
    rings.replaceChildren(...found.rings.map(([cx, cy, stroke]) => svg("circle", { class: "ring", cx, cy, r: 6, stroke })));
    tip.show(event, found.title, found.rows);
    unpoint = hide;
  };
  listen(drawing, chart, visible, plot, show, hide);
}

/** Pointer and finger point anywhere; the arrow keys go from place to place. */
function listen(drawing, chart, visible, plot, show, hide) {
  const stops = stopsOf(chart, visible, plot);
  let stop = -1;
  drawing.onpointermove = drawing.onpointerdown = (event) => show(...pointer(drawing, event), event);
  drawing.onpointerleave = (event) => event.pointerType === "touch" || hide();
  drawing.onblur = hide;
  drawing.onkeydown = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (!by || stops.length === 0) return;
    event.preventDefault();
    stop = Math.max(0, Math.min(stops.length - 1, stop < 0 && by < 0 ? stops.length - 1 : stop + by));
    const box = drawing.getBoundingClientRect();
    const [px, py] = stops[stop];
    show(px, py, { clientX: box.left + px, clientY: box.top + py });
  };
}

/** Where the arrow keys stop: at points where there are few, else at equal steps. */
function stopsOf(chart, visible, plot) {
  const points = visible.flatMap((series) => series.x.map((v, i) => [plot.x(v), chart.type === "scatter" ? plot.y(series.y[i]) : (plot.top + plot.bottom) / 2]));
  const finite = points.filter((p) => p.every(Number.isFinite)).sort((a, b) => a[0] - b[0]);
  const distinct = finite.filter((p, i) => i === 0 || chart.type === "scatter" || p[0] !== finite[i - 1][0]);
  if (["line", "bar", "scatter"].includes(chart.type) && distinct.length <= 200) return distinct;
  return Array.from({ length: 41 }, (_, i) => [plot.left + ((plot.right - plot.left) * i) / 40, (plot.top + plot.bottom) / 2]);
}
