// Robots on a plan: their ways, and where they found places again; layers of it can be hidden.

const HUES = [0, 1, 2, 3, 4, 5, 7];
const hue = (robot) => `var(--policy-${HUES[(robot - 1) % HUES.length]})`;
const hiddenLayers = new Set();
const visible = (name) => !hiddenLayers.has(name);

const places = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
const dash = (colour) => html("i", { class: "line", style: `border-color:${colour}` });

/**
 * Buttons that hide and show layers.
 *
 * @param frames whose robots and lines there are
 */
function layerToggles(frames, redraw) {
  const robots = frames.flatMap((frame) => frame.robots).sort((a, b) => a - b);
  const layers = [
    ["map", "Map", dot("var(--wall)"), true],
    ...robots.map((robot) => [`way-${robot}`, `Robot ${robot}`, dot(hue(robot)), true]),
    ["loops", "Loop closures", dash("var(--loop)"), frames.some((frame) => frame.loops.length > 0)],
    ["cross", "Between robots", dash("var(--cross-robot)"), frames.some((frame) => frame.crossRobot.length > 0)],
  ];
  return layers.filter((layer) => layer[3]).map(([name, text, mark]) => {
    const button = html("button", {
      class: "toggle", type: "button", "aria-pressed": String(visible(name)),
      onclick: () => {
        if (!hiddenLayers.delete(name)) hiddenLayers.add(name);
        button.setAttribute("aria-pressed", String(visible(name)));
        redraw();
      },
    }, mark, text);
    return button;
  });
}

/** A path of lines from each first to each second point. */
function apart(points) {
  let path = "";
  for (let i = 0; i + 1 < points.length; i += 2) path += through([points[i], points[i + 1]]);
  return path;
}

/** Where robots found places again; the more of them, the fainter, so that the map is still seen. */
function drawFound(drawing, view, frame) {
  const found = (flat, colour) => svg("path", {
    class: "found", stroke: colour, d: apart(places(flat).map(view.at)),
    "stroke-width": Math.max(0.35, Math.min(1, view.scale / 24)),
    opacity: Math.max(0.1, Math.min(0.28, 6 / Math.sqrt(flat.length / 4))),
  });
  if (visible("loops")) drawing.append(found(frame.loops, "var(--loop)"));
  if (visible("cross")) drawing.append(found(frame.crossRobot, "var(--cross-robot)"));
}

/** Robots' ways, with their numbers where they began. */
function drawWays(drawing, view, robots) {
  const shown = robots.filter(({ robot, way }) => visible(`way-${robot}`) && way.length > 0);
  const lines = shown.map(({ robot, way }) => [robot, places(way).map(view.at)]);
  drawing.append(
    ...lines.map(([robot, points]) => svg("path", { class: "way", stroke: hue(robot), d: through(points) }, svg("title", {}, `Robot ${robot}`))),
    ...lines.map(([robot, points]) => numbered(robot, points[0])));
}

/** A robot's number in a ring. */
const numbered = (robot, [x, y]) => svg("g", {},
  svg("circle", { cx: x, cy: y, r: 8, fill: "var(--free)", stroke: hue(robot), "stroke-width": 2 }),
  svg("text", { class: "number", x, y: y + 3.5, "text-anchor": "middle" }, String(robot)));

/** Robots by number: "robot 1", "robots 1, 2 and 3". */
function named(robots) {
  const all = robots.map(String);
  return all.length === 1 ? `robot ${all[0]}` : `robots ${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
}

const upper = (text) => text[0].toUpperCase() + text.slice(1);
const grouped = (value) => value.toLocaleString("en");

function duration(value) {
  const all = Math.round(value);
  const [hours, minutes, left] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${left} s` : `${left} s`;
}

const joined = (merge) => html("li", {}, `After ${duration(merge.seconds)}, ${named(merge.joining)} came into the map of ${named(merge.robots)}.`);
