// The route from above: east to the right, north up.

const map = { box: null, window: null, dots: new Map() };

/** All that must be visible, metres: [west, south, east, north]. */
function extent() {
  const points = [run.route ? run.route.path : [], ...compared().map((f) => f.track)];
  const xs = points.flatMap((p) => p.filter((_, i) => i % 2 === 0));
  const ys = points.flatMap((p) => p.filter((_, i) => i % 2 === 1));
  if (xs.length === 0) return [0, 0, 0, 0];
  const least = (v) => v.reduce((a, b) => Math.min(a, b));
  const most = (v) => v.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), most(xs), most(ys)];
}

const pairs = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);

function drawMap() {
  const [west, south, east, north] = extent();
  const container = byId("map").clientWidth - 20;
  const margin = container < 500 ? 26 : 44;
  const fit = (container - 2 * margin) / Math.max(1, east - west);
  const height = Math.min(560, Math.max(260, (north - south) * fit + 2 * margin + 30));
  const { drawing, width } = canvas(byId("map"), height);
  const whole = { x: (west + east) / 2, y: (south + north) / 2, metres: Math.max(12, (east - west) * width / (width - 2 * margin), (north - south) * width / (height - 2 * margin - 20)) };
  map.whole = whole;
  map.window = map.window || whole;
  const scale = width / map.window.metres;
  const x = (e) => width / 2 + (e - map.window.x) * scale;
  const y = (n) => height / 2 - 6 - (n - map.window.y) * scale;
  map.project = ([e, n]) => [x(e), y(n)];
  map.scale = scale;
  const line = (flat) => through(pairs(flat).map(map.project));
  if (run.route) drawRoute(drawing, line, scale);
  const flights = shown();
  for (const flight of [...flights].reverse()) {
    drawing.append(svg("path", { class: "curve", d: line(flight.track), stroke: colour(flight.policy), "stroke-dasharray": dashes(flight.policy), opacity: 0.9 }));
  }
  drawEnds(drawing, flights, width, height);
  drawRuler(drawing, width, height);
  map.dots = new Map(flights.map((f) => [f.policy, svg("circle", { r: 5, fill: colour(f.policy), stroke: "var(--raised)", "stroke-width": 2, visibility: "hidden" })]));
  drawing.append(...map.dots.values());
  const picked = pickedStep();
  const where = picked && positionAt(picked.flight, picked.step.from);
  if (where) {
    const [cx, cy] = map.project(where);
    drawing.append(svg("circle", { class: "picked", cx, cy, r: 8 }));
  }
  drawZoom();
  moveDots();
}

function drawRoute(drawing, line, scale) {
  const thick = Math.max(3, 2 * run.route.halfWidth * scale);
  drawing.append(
    svg("path", { d: line(run.route.path), fill: "none", stroke: "var(--ground)", "stroke-width": thick, "stroke-linejoin": "round" }),
    ...run.route.tunnels.map((tunnel) =>
      svg("path", { d: line(tunnel), fill: "none", stroke: "var(--tunnel)", "stroke-width": thick + 3, "stroke-linejoin": "round" })));
}

/** What is named beside the flights' ends. */
function landmarks(flights) {
  if (!run.route) return flights.slice(0, 1).map((f) => ({ at: f.track.slice(0, 2), text: "start", mark: "var(--soft)" }));
  const path = pairs(run.route.path);
  return [
    { at: path[0], text: "start", mark: "var(--soft)" },
    { at: path[path.length - 1], text: "end of route", mark: "var(--soft)" },
    ...run.route.tunnels.map((t) => ({ at: pairs(t)[Math.floor(t.length / 4)], text: "tunnel", mark: null })),
  ];
}

/** Names at start, tunnel and wherever a flight ended, moved apart where they would overlap. */
function drawEnds(drawing, flights, width, height) {
  const lines = run.route ? [run.route.path] : flights.map((f) => f.track);
  const taken = lines.flatMap((flat) => alongside(pairs(flat).map(map.project)));
  const spots = [
    ...landmarks(flights),
    ...flights.map((f) => ({ at: f.track.slice(-2), text: `${f.policy} ${f.end}`, mark: colour(f.policy), end: f })),
  ];
  for (const spot of spots) {
    const [px, py] = map.project(spot.at);
    if (px < -20 || px > width + 20 || py < -20 || py > height + 20) continue;
    const wide = spot.text.length * (spot.end ? 7.4 : 6.6) + 8;
    const [lx, ly] = freePlace(px, py, wide, taken, width, height);
    if (Math.abs(ly - py) > 24) drawing.append(svg("line", { x1: px, y1: py, x2: lx + wide / 2, y2: ly < py ? ly + 3 : ly - 11, stroke: spot.mark || "var(--soft)", opacity: 0.5 }));
    if (spot.mark) drawing.append(spot.end ? endMark(spot.end, px, py) : svg("circle", { cx: px, cy: py, r: 3.5, fill: spot.mark }));
    drawing.append(svg("text", { class: spot.end ? "label halo" : "halo", x: lx + 4, y: ly, style: spot.end ? `fill:${spot.mark}` : false }, spot.text));
  }
}

/** A cross where a flight departed, a ring where its time was over, a disc where it arrived. */
function endMark(flight, px, py) {
  const stroke = colour(flight.policy);
  if (flight.end === "departed") return svg("path", { d: `M${px - 5} ${py - 5}l10 10m0-10l-10 10`, stroke, "stroke-width": 3, "stroke-linecap": "round" });
  return svg("circle", { cx: px, cy: py, r: 5, stroke, "stroke-width": 2.5, fill: flight.end === "completed" ? stroke : "var(--raised)" });
}

/** Small boxes along a line, to be kept free of text. */
function alongside(line) {
  return line.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = line[i];
    const count = Math.min(200, Math.ceil(Math.hypot(x - fromX, y - fromY) / 8));
    return Array.from({ length: count }, (_, k) => [fromX + ((x - fromX) * k) / count, fromY + ((y - fromY) * k) / count]).map(([bx, by]) => [bx - 3, by - 3, bx + 3, by + 3]);
  });
}

/** The nearest free place for a text of a width: left edge and baseline. */
function freePlace(px, py, wide, taken, width, height) {
  const left = Math.max(2, Math.min(width - wide - 2, px - wide / 2));
  for (let k = 0; k < 24; k++) {
    const away = 14 + 17 * Math.floor(k / 2);
    const baseline = k % 2 === 0 ? py - away + 2 : py + away + 8;
    const box = [left, baseline - 13, left + wide, baseline + 4];
    const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
    if (free && box[1] > 0 && box[3] < height - 24) {
      taken.push(box);
      return [left, baseline];
    }
  }
  return [left, py - 12];
}

function drawRuler(drawing, width, height) {
  const metres = niceStep(map.window.metres / 4, 1.4);
  const long = metres * map.scale;
  const base = height - 10;
  drawing.append(
    svg("path", { d: `M8 ${base - 5}v5h${long}v-5`, fill: "none", stroke: "var(--soft)" }),
    svg("text", { x: 14 + long, y: base + 1 }, `${metres} m`),
    svg("path", { d: `M${width - 16} ${base}v-24m-5 7l5-8l5 8`, fill: "none", stroke: "var(--soft)", "stroke-width": 1.5 }),
    svg("text", { x: width - 16, y: base - 31, "text-anchor": "middle" }, "N"));
}

function zoom(factor, centre) {
  const metres = Math.max(12, Math.min(map.whole.metres, map.window.metres * factor));
  map.window = metres >= map.whole.metres ? map.whole : { ...(centre || map.window), metres };
  drawMap();
}

function drawZoom() {
  if (byId("map").querySelector(".zoom")) return;
  const button = (text, title, act) => html("button", { type: "button", title, "aria-label": title, onclick: act }, text);
  byId("map").append(html("div", { class: "zoom" },
    button("+", "Zoom in", () => zoom(0.5)),
    button("−", "Zoom out", () => zoom(2)),
    button("⤢", "Whole route", () => zoom(Infinity))));
  let held = null;
  const drawing = byId("map").querySelector("svg");
  drawing.addEventListener("pointerdown", (event) => (held = [event.clientX, event.clientY]));
  drawing.addEventListener("pointermove", (event) => {
    if (held && event.buttons && map.window !== map.whole) {
      map.window = { ...map.window, x: map.window.x - (event.clientX - held[0]) / map.scale, y: map.window.y + (event.clientY - held[1]) / map.scale };
      held = [event.clientX, event.clientY];
      drawMap();
    }
  });
  drawing.addEventListener("dblclick", () => zoom(0.5));
}

function drawEndings() {
  byId("endings").replaceChildren(...shown().map((flight) => {
    const [x, y] = flight.track.slice(-2);
    return html("button", { type: "button", title: "Look closer", onclick: () => zoom(60 / map.window.metres, { x, y }) },
      dot(colour(flight.policy)), `${flight.policy} `, html("em", {}, `${flight.end} after ${format(flight.distance, 1)} m, ${format(flight.duration, 0)} s`));
  }));
}

/** Shows where every drone is at the time under the pointer. */
function moveDots() {
  for (const flight of shown()) {
    const circle = map.dots.get(flight.policy);
    const where = view.time === null ? null : positionAt(flight, view.time);
    circle.setAttribute("visibility", where ? "visible" : "hidden");
    if (where) {
      const [cx, cy] = map.project(where);
      circle.setAttribute("cx", cx);
      circle.setAttribute("cy", cy);
    }
  }
}
