// Where values lie: extents, scales, ticks and the room that their labels need.

const ruler = html("canvas").getContext("2d");

function textWidth(text) {
  ruler.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** A number as short as it can be read: 0.25, 12k, 3.1M, 1e−6. */
function brief(value, digits = 6) {
  if (value === null || !Number.isFinite(value)) return "–";
  const [unit, suffix] = [[1e9, "G"], [1e6, "M"], [1e4, "k"], [0, ""]].find(([least]) => Math.abs(value) >= least);
  const divisor = suffix === "k" ? 1000 : unit || 1;
  const short = +(value / divisor).toPrecision(digits);
  return `${Math.abs(short) < 1e-4 && short !== 0 ? short.toExponential() : short}${suffix}`.replaceAll("-", "−");
}

const valueText = (axis, value, digits) => (axis.categories.length ? axis.categories[value] ?? "" : brief(value, digits));

/**
 * The least and greatest value that an axis must show.
 *
 * @param zero whether 0 is "always" among them, where it is "near", or as good as any other: "never"
 * @param round whether ends are round numbers
 */
function extent(axis, values, zero, round) {
  if (axis.categories.length) return [-0.5, axis.categories.length - 0.5];
  const known = values.filter((v) => v !== null && (!axis.log || v > 0));
  if (known.length === 0) return axis.log ? [0.1, 10] : [0, 1];
  let low = known.reduce((a, b) => Math.min(a, b));
  let high = known.reduce((a, b) => Math.max(a, b));
  if (axis.log && zero === "always") low = 10 ** Math.floor(Math.log10(low / 1.01));
  if (axis.log) return low === high ? [low / 3, high * 3] : [low / 1.15, high * 1.15];
  if (zero === "always" || (zero === "near" && low > 0 && low < 0.4 * high)) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (low === high) [low, high] = [low - (Math.abs(low) * 0.1 || 1), high + (Math.abs(high) * 0.1 || 1)];
  if (!round) return [low, high];
  const step = niceStep(high - low, 12);
  return [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)].map((steps) => +(steps * step).toPrecision(12));
}

/** Places a value; what cannot be shown is NaN. */
function placer(axis, [low, high], start, end) {
  const scale = (axis.log ? logarithmic : linear)(low, high, start, end);
  const place = (value) => (value === null || value === undefined || (axis.log && value <= 0) ? NaN : scale(value));
  place.clamped = (value) => scale(Math.max(low, Math.min(high, value)));
  place.floor = axis.log ? start : place.clamped(0);
  place.invert = scale.invert;
  place.ticks = (count) => (axis.categories.length ? axis.categories.map((_, i) => i) : scale.ticks(count));
  return place;
}

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The plot's edges and both placers, for a drawing of a width. */
function layout(chart, extents, width, height) {
  const upright = placer(chart.y, extents.y, 0, 1);
  const shares = chart.type === "cdf";
  const rowTicks = shares ? [0, 0.25, 0.5, 0.75, 1] : upright.ticks(chart.y.log ? 8 : 6);
  const rowLabel = (tick) => (shares ? `${tick * 100}%` : shortened(valueText(chart.y, tick), 22));
  const right = width - 10;
  const names = chart.x.categories.map((name) => shortened(name, 18));
  const widest = Math.max(0, ...names.map(textWidth));
  const least = Math.ceil(Math.max(...rowTicks.map((tick) => textWidth(rowLabel(tick))), 12)) + 10;
  const each = (right - least) / Math.max(1, names.length);
  const tilted = names.length > 0 && widest > each - 8;
  const left = tilted ? Math.max(least, Math.ceil(textWidth(names[0]) * 0.84 - each / 2)) : least;
  const top = 30;
  const bottom = height - 42 - (tilted ? widest * 0.55 : 0);
  return {
    left, right, top, bottom, tilted, names, rowTicks, rowLabel,
    named: chart.y.categories.length > 0,
    x: placer(chart.x, extents.x, left, right),
    y: placer(chart.y, extents.y, bottom, top),
    foot: height - 6,
  };
}

/** The points themselves where a line has few, as "1, 2, 4, 8 drones"; else round numbers. */
function columnTicks(chart, { x, left, right }) {
  const values = [...new Set(chart.series.flatMap((series) => series.x))].filter((v) => Number.isFinite(x(v))).sort((a, b) => a - b);
  const roomy = values.every((v, i) => i === 0 || x(v) - x(values[i - 1]) > (textWidth(brief(v)) + textWidth(brief(values[i - 1]))) / 2 + 8);
  return chart.type === "line" && values.length > 1 && values.length <= 12 && roomy ? values : x.ticks((right - left) / (chart.x.log ? 45 : 70));
}

function drawAxes(drawing, chart, plot) {
  const { left, right, top, bottom, x, y } = plot;
  const base = chart.y.categories.length ? bottom : y.floor;
  rows(drawing, y, plot.rowTicks, left, right, plot.rowLabel);
  drawing.append(svg("text", { x: 0, y: 12 }, chart.y.label));
  if (chart.x.categories.length === 0) {
    columns(drawing, x, columnTicks(chart, plot), top, bottom, (tick) => brief(tick));
  } else {
    drawing.append(...plot.names.map((name, i) => (plot.tilted
      ? svg("text", { "text-anchor": "end", transform: `translate(${x(i) + 4} ${bottom + 14}) rotate(-33)` }, name)
      : svg("text", { x: x(i), y: bottom + 17, "text-anchor": "middle" }, name))));
  }
  drawing.append(
    svg("line", { class: "zero", x1: left, x2: right, y1: base, y2: base }),
    svg("text", { x: right, y: plot.foot, "text-anchor": "end" }, chart.x.label));
}
