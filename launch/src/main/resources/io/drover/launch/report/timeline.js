// Bandwidth, QoN, decisions and latency over one time axis.

const STRIP = 24;
const sides = [...new Set(run.actions.map((a) => a.side))].sort((a, b) => b - a);
const qualities = [...new Set(run.actions.filter((a) => a.edge).map((a) => a.quality))].sort((a, b) => b - a);
const timeline = {};

/** Hue says where, lightness the resolution (dark is high). */
function tint(edge, side) {
  const rank = sides.length < 2 ? 0 : sides.indexOf(side) / (sides.length - 1);
  return `hsl(var(--${edge ? "edge" : "onboard"}) calc(var(--dark) + (var(--pale) - var(--dark)) * ${rank.toFixed(2)}))`;
}

/** Height says the JPEG quality (tall is high); on board nothing is compressed. */
const tallness = (action) => (action.edge ? 1 - (0.66 * qualities.indexOf(action.quality)) / Math.max(1, qualities.length - 1) : 1);

function drawKey() {
  const block = (colour, height) => svg("svg", { width: 14, height: 18, viewBox: "0 0 14 18" }, svg("rect", { y: 18 - height, width: 14, height, rx: 1.5, fill: colour }));
  const entry = (text, ...blocks) => html("span", {}, ...blocks, text);
  const ladder = (edge) => sides.map((side) => block(tint(edge, side), 16));
  byId("key").append(
    entry(`on board, ${sides.map((s) => `${s}²`).join(" ")}`, ...ladder(false)),
    entry(`edge, ${sides.map((s) => `${s}²`).join(" ")}`, ...ladder(true)),
    entry(`JPEG quality ${qualities.join(" ")}`, ...qualities.map((quality) => block("var(--faint)", 18 * tallness({ edge: true, quality })))),
    entry("fell back to on board", block("var(--alert)", 4)));
}

function drawTimeline() {
  const flights = shown();
  const narrow = byId("timeline").clientWidth < 560;
  const left = narrow ? 40 : 52;
  const each = STRIP + 86;
  const height = 118 + 150 + flights.length * (each + 34) + 40;
  const { drawing, width } = canvas(byId("timeline"), height);
  const end = Math.max(1, ...compared().map((f) => f.duration));
  const x = linear(0, end, left, width - 6);
  Object.assign(timeline, { x, end, strips: [], drawing });
  let top = drawLink(drawing, x, 22, 78, left, width);
  top = drawQon(drawing, x, flights, top + 44, 96, left, width);
  for (const flight of flights) top = drawPolicy(drawing, x, flight, top + 40, left, width);
  columns(drawing, x, x.ticks(width / 110), top, top, (t) => `${t} s`);
  timeline.cursor = drawing.appendChild(svg("line", { class: "cursor", y1: 16, y2: top, visibility: "hidden" }));
  drawing.setAttribute("height", top + 26);
  drawing.setAttribute("viewBox", `0 0 ${width} ${top + 26}`);
  drawing.onpointermove = (event) => hover(event);
  drawing.onpointerleave = () => leave();
  drawing.onclick = (event) => pick(event);
}

const caption = (drawing, y, text) => drawing.append(svg("text", { x: 0, y, class: "label" }, text));

/** The longest flight of the comparison met the longest stretch of the link. */
function drawLink(drawing, x, top, height, left, width) {
  const longest = compared().reduce((a, b) => (b.duration > a.duration ? b : a));
  const most = Math.max(0.1, ...longest.links.flat());
  const y = linear(0, most * 1.05, top + height, top);
  caption(drawing, top - 8, longest.links.length > 1 ? "Bandwidth of the uplinks, Mbit/s; filled: to edge1" : "Bandwidth of the uplink, Mbit/s");
  rows(drawing, y, y.ticks(3), left, width - 6, (v) => String(v));
  const points = (link) => link.flatMap((v, i) => [[x(i * longest.interval), y(v)], [x(Math.min(longest.duration, (i + 1) * longest.interval)), y(v)]]);
  const [first, ...others] = longest.links;
  drawing.append(svg("path", { class: "link", d: `${through(points(first))}V${y(0)}H${x(0)}Z` }));
  others.forEach((link) => drawing.append(svg("path", { class: "curve", stroke: "var(--faint)", d: through(points(link)) })));
  return top + height;
}

function drawQon(drawing, x, flights, top, height, left, width) {
  const values = compared().flatMap((f) => f.qon.filter((v) => v !== null));
  const low = Math.min(0.9, Math.floor(Math.min(1, ...values) * 5) / 5);
  const y = linear(low, 1, top + height, top);
  caption(drawing, top - 14, `QoN over the last ${run.window} s`);
  rows(drawing, y, y.ticks(4), left, width - 6, (v) => String(v));
  for (const flight of [...flights].reverse()) {
    const points = flight.qon.map((v, i) => [x(i * flight.interval), v === null ? NaN : y(v)]);
    drawing.append(svg("path", { class: "curve", d: through(points), stroke: colour(flight.policy), "stroke-dasharray": dashes(flight.policy) }));
  }
  return top + height;
}

/** A policy's decisions, and under them what its frames took. */
function drawPolicy(drawing, x, flight, top, left, width) {
  const stroke = colour(flight.policy);
  drawing.append(svg("text", { x: 0, y: top - 8 },
    svg("tspan", { style: `fill:${stroke};font-weight:600` }, flight.policy), width < 560 ? "" : "  decisions, and latency below"));
  drawing.append(svg("text", { x: width - 6, y: top - 8, "text-anchor": "end" }, `${flight.end} after ${format(flight.distance, 0)} m`));
  const strip = svg("g", {});
  flight.steps.forEach((step, index) => {
    const action = run.actions[step.action];
    const tall = action ? STRIP * tallness(action) : STRIP;
    const from = x(step.from);
    const wide = Math.max(0.5, x(step.to) - from - (x(step.to) - from > 5 ? 1 : 0));
    strip.append(svg("rect", { x: from, y: top + STRIP - tall, width: wide, height: tall, fill: action ? tint(action.edge, action.side) : "var(--faint)" }));
    if (step.fallbacks > 0) {
      const share = step.fallbacks / step.frames;
      strip.append(svg("rect", { class: "fallback", x: from, y: top + STRIP + 2, width: wide, height: 4, opacity: 0.35 + 0.65 * share }));
    }
    if (view.picked && view.picked.policy === flight.policy && view.picked.index === index) {
      timeline.mark = svg("rect", { class: "picked", x: from - 2, y: top - 2, width: wide + 4, height: STRIP + 4, rx: 2 });
    }
  });
  drawing.append(strip);
  if (timeline.mark) drawing.append(timeline.mark);
  timeline.mark = null;
  timeline.strips.push({ flight, top: top - 14, bottom: top + STRIP + 10 });
  return drawLatency(drawing, x, flight, top + STRIP + 18, left, width);
}

function drawLatency(drawing, x, flight, top, left, width) {
  const height = 58;
  const all = compared().flatMap((f) => f.latency.filter((_, i) => i % 3 !== 0));
  const least = all.reduce((a, b) => Math.min(a, b), 0.05);
  const most = all.reduce((a, b) => Math.max(a, b), 1);
  const y = logarithmic(Math.max(0.001, least * 0.8), most * 1.15, top + height, top);
  rows(drawing, y, y.ticks(3), left, width - 6, (v) => (v < 0.1 ? `${Math.round(v * 1000)} ms` : `${v} s`));
  const lower = [];
  const upper = [];
  for (let i = 0; i < flight.latency.length; i += 3) {
    lower.unshift([x(flight.latency[i]), y(flight.latency[i + 1])]);
    upper.push([x(flight.latency[i]), y(flight.latency[i + 2])]);
  }
  drawing.append(
    svg("path", { d: `${through([...upper, ...lower])}Z`, fill: colour(flight.policy), opacity: 0.22 }),
    svg("path", { class: "curve", d: through(upper), stroke: colour(flight.policy), style: "stroke-width:1.2" }));
  return top + height;
}

function hover(event) {
  const [px] = pointer(timeline.drawing, event);
  const t = timeline.x.invert(px);
  if (t < 0 || t > timeline.end) return leave();
  view.time = t;
  timeline.cursor.setAttribute("visibility", "visible");
  timeline.cursor.setAttribute("x1", px);
  timeline.cursor.setAttribute("x2", px);
  moveDots();
  const flights = shown();
  const flown = flights.filter((f) => t <= f.duration);
  const mbps = flown.length ? flown[0].links.map((link) => lineAt(flown[0], link, t)).filter((v) => v !== null) : [];
  tip.show(event, `${format(t, 1)} s${mbps.length ? ` · ${mbps.map((v) => format(v, 2)).join(" / ")} Mbit/s` : ""}`, flights.map((flight) => {
    const step = flight.steps[stepAt(flight, t)];
    if (!step) return [flight.policy, flight.end, colour(flight.policy)];
    const action = run.actions[step.action];
    return [`${flight.policy}  ${action ? action.label : ""}`, `QoN ${format(lineAt(flight, flight.qon, t), 2)} · ${seconds(latencyAt(flight, t))}`, colour(flight.policy)];
  }));
}

function leave() {
  view.time = null;
  timeline.cursor.setAttribute("visibility", "hidden");
  moveDots();
  tip.hide();
}

function pick(event) {
  const [px, py] = pointer(timeline.drawing, event);
  const strip = timeline.strips.find((s) => py >= s.top && py <= s.bottom);
  const index = strip ? stepAt(strip.flight, timeline.x.invert(px)) : -1;
  if (index < 0) return;
  view.picked = { policy: strip.flight.policy, index };
  redraw();
  tip.hide();
}
