// The map from above, in layers that can be switched: x to the right, y up, metres.

const report = JSON.parse(byId("data").textContent);
const HUES = [0, 1, 2, 3, 4, 5, 7];
const merged = report.robots.filter((robot) => robot.merged);
const hue = (robot) => `var(--policy-${HUES[merged.indexOf(robot) % HUES.length]})`;
const plan = { window: null, whole: null, scale: 1, raster: null, hidden: new Set() };

const places = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
const dash = (colour) => html("i", { class: "line", style: `border-color:${colour}` });
const visible = (name) => !plan.hidden.has(name);

const LAYERS = [
  { name: "map", text: "Map", there: true, mark: dot("var(--wall)") },
  ...merged.map((robot) => ({ name: `way-${robot.robot}`, text: `Robot ${robot.robot}`, there: true, mark: dot(hue(robot)) })),
  { name: "loops", text: "Loop closures", there: report.loops.length > 0, mark: dash("var(--loop)") },
  { name: "cross", text: "Between robots", there: report.crossRobot.length > 0, mark: dash("var(--cross-robot)") },
];

function drawLayerToggles() {
  byId("layers").append(...LAYERS.filter((layer) => layer.there).map((layer) => {
    const button = html("button", {
      class: "toggle", type: "button", "aria-pressed": "true",
      onclick: () => {
        if (!plan.hidden.delete(layer.name)) plan.hidden.add(layer.name);
        button.setAttribute("aria-pressed", String(visible(layer.name)));
        drawPlan();
      },
    }, layer.mark, layer.text);
    return button;
  }));
}

/** The map's pixels in the colours of the page. */
function raster() {
  const { width, height, runs } = report.map;
  const style = getComputedStyle(document.documentElement);
  const colours = ["--unseen", "--free", "--wall"].map((name) => {
    const hex = style.getPropertyValue(name).trim();
    return [...[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)), 255];
  });
  const image = new ImageData(width, height);
  const bytes = atob(runs);
  let pixel = 0;
  let number = 0;
  let place = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    number += (byte & 127) * place;
    place *= 128;
    if (byte < 128) {
      const colour = colours[number % 4];
      for (let left = Math.floor(number / 4); left > 0; left--, pixel++) image.data.set(colour, 4 * pixel);
      number = 0;
      place = 1;
    }
  }
  const drawn = html("canvas", { width, height });
  drawn.getContext("2d").putImageData(image, 0, 0);
  return drawn;
}

function drawPlan() {
  const { width: columns, height: lines, resolution, originX, originY } = report.map;
  const wide = columns * resolution;
  const high = lines * resolution;
  const height = Math.round(Math.min(680, Math.max(260, (byId("plan").clientWidth * high) / wide)));
  const { drawing, width } = canvas(byId("plan"), height);
  plan.whole = plan.whole || { x: originX + wide / 2, y: originY + high / 2, metres: 1.04 * Math.max(wide, (high * width) / height) };
  plan.window = plan.window || plan.whole;
  plan.scale = width / plan.window.metres;
  byId("plan").classList.toggle("near", plan.window !== plan.whole);
  const x = (metres) => width / 2 + (metres - plan.window.x) * plan.scale;
  const y = (metres) => height / 2 - (metres - plan.window.y) * plan.scale;
  const at = ([mx, my]) => [x(mx), y(my)];
  drawRaster(width, height, x(originX), y(originY + high), wide * plan.scale, high * plan.scale);
  const found = (flat, colour) => svg("path", { class: "found", stroke: colour, d: apart(places(flat).map(at)) });
  if (visible("loops")) drawing.append(found(report.loops, "var(--loop)"));
  if (visible("cross")) drawing.append(found(report.crossRobot, "var(--cross-robot)"));
  for (const robot of merged.filter((each) => visible(`way-${each.robot}`))) {
    const points = places(robot.way).map(at);
    drawing.append(
      svg("path", { class: "way", stroke: hue(robot), d: through(points) }, svg("title", {}, `Robot ${robot.robot}`)),
      svg("circle", { cx: points[0][0], cy: points[0][1], r: 5, fill: "var(--free)", stroke: hue(robot), "stroke-width": 2.5 }));
  }
  drawScale(drawing, height);
}

/** A path of lines from each first to each second point. */
function apart(points) {
  let path = "";
  for (let i = 0; i + 1 < points.length; i += 2) path += through([points[i], points[i + 1]]);
  return path;
}

function drawRaster(width, height, left, top, wide, high) {
  const surface = byId("plan").querySelector("canvas");
  const ratio = devicePixelRatio || 1;
  surface.width = width * ratio;
  surface.height = height * ratio;
  surface.style.width = `${width}px`;
  surface.style.height = `${height}px`;
  if (!visible("map")) return;
  plan.raster = plan.raster || raster();
  const context = surface.getContext("2d");
  context.imageSmoothingEnabled = wide * ratio < 2 * report.map.width;
  context.imageSmoothingQuality = "high";
  context.drawImage(plan.raster, left * ratio, top * ratio, wide * ratio, high * ratio);
}

function drawScale(drawing, height) {
  const metres = niceStep(plan.window.metres / 6, 1.4);
  const long = metres * plan.scale;
  drawing.append(
    svg("path", { d: `M14 ${height - 19}v5h${long}v-5`, fill: "none", stroke: "var(--soft)", "stroke-width": 1.5 }),
    svg("text", { class: "halo", x: 20 + long, y: height - 12 }, `${metres} m`));
}

function zoomPlan(factor) {
  const metres = Math.max(2, plan.window.metres * factor);
  plan.window = metres >= plan.whole.metres ? plan.whole : { ...plan.window, metres };
  drawPlan();
}

function letPlanMove() {
  const button = (text, title, act) => html("button", { type: "button", title, "aria-label": title, onclick: act }, text);
  byId("plan").append(html("div", { class: "zoom" },
    button("+", "Zoom in", () => zoomPlan(0.5)),
    button("−", "Zoom out", () => zoomPlan(2)),
    button("⤢", "Whole map", () => zoomPlan(Infinity))));
  let held = null;
  const drawing = byId("plan").querySelector("svg");
  drawing.addEventListener("pointerdown", (event) => (held = [event.clientX, event.clientY]));
  drawing.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons || plan.window === plan.whole) return;
    plan.window = { ...plan.window, x: plan.window.x - (event.clientX - held[0]) / plan.scale, y: plan.window.y + (event.clientY - held[1]) / plan.scale };
    held = [event.clientX, event.clientY];
    drawPlan();
  });
  drawing.addEventListener("dblclick", () => zoomPlan(0.5));
}
