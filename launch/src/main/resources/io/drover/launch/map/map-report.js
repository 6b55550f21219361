// Headline, tables, and the start of the page.

const report = JSON.parse(byId("data").textContent);
const tenths = (value) => `${format(value, 1)} s`;

const ratio = (value) => `${format(value, 1)} : 1`;

const FIGURES = {
  robots: ["Robots", String], merged: ["In the map", String], scans: ["Scans", grouped], submaps: ["Submaps", grouped],
  "constraints intra": ["Constraints in submaps", grouped], "constraints inter": ["Loop closures", grouped],
  "constraints cross_robot": ["Between robots", grouped],
  "seconds cpu": ["CPU time", tenths], "seconds wall": ["Time", tenths], heap_bytes: ["Memory", bytes],
  real_time_factor: ["Times real time", (value) => format(value, value < 9.95 ? 1 : 0)],
  "first_merge log_seconds": ["First joined, in the logs", duration], "first_merge wall_seconds": ["First joined, after", tenths],
  "scan_encoding raw_bytes": ["Scans before packing", bytes], "scan_encoding wire_bytes": ["Scans on the wire", bytes], "scan_encoding ratio": ["Scans packed", ratio],
  "edges match_seconds": ["Edges matched", tenths], "edges fuse_seconds": ["Edges fused", tenths], "edges found": ["Loops found on edges", grouped],
  "submap_encoding raw_bytes": ["Submaps before packing", bytes], "submap_encoding wire_bytes": ["Submaps on the wire", bytes], "submap_encoding ratio": ["Submaps packed", ratio],
  "robot_moves planned": ["Moves to other edges", String], "robot_moves forced": ["Moves from lost edges", String],
};

/** Told as sentences below the robots, or beside the course of matching. */
const toldElsewhere = (name) => name === "first_merge robots" || name === "first_merge joining" || name.startsWith("matching_seconds ");

/** A figure's title, and how it is written. */
function titled(name) {
  const sent = name.match(/^robots?_sent_bytes (\d+)$/);
  if (sent) return [`Sent by robot ${sent[1]}`, bytes];
  return FIGURES[name] || [upper(name.replaceAll("_", " ")), (value) => (typeof value === "number" ? (+value.toPrecision(4)).toLocaleString("en") : String(value))];
}

function drawHeader() {
  const { figures } = report;
  const metres = report.robots.reduce((sum, robot) => sum + robot.metres, 0);
  byId("names").textContent = report.names;
  byId("headline").textContent = headline();
  const faster = report.logSeconds / figures.seconds.wall;
  const pace = faster >= 1.05 ? `, ${format(faster, faster < 9.95 ? 1 : 0)} times as fast as they were taken` : "";
  byId("lede").textContent =
    `${grouped(figures.scans)} scans on ${grouped(Math.round(metres))} m became ${grouped(figures.submaps)} submaps in ${format(figures.seconds.wall, 1)} s${pace}.`;
}

function headline() {
  const robots = report.figures.robots;
  if (robots === 1) return `A map of ${size(report.frames[0], 0)}`;
  return report.frames.length === 1 ? `${robots} robots in one map` : `${robots} robots, ${report.frames.length} maps`;
}

function size({ map }, digits) {
  return `${format(map.width * map.resolution, digits)} × ${format(map.height * map.resolution, digits)} m`;
}

/** A frame's map with what its robots did there. */
function framePlan(frame, highest) {
  let picture = null;
  DARK.addEventListener("change", () => (picture = null));
  return new Plan(`The map of ${named(frame.robots)} from above, with their ways`, {
    bounds: () => extent(frame.map),
    paint(context, view) {
      if (visible("map")) paintRaster(context, view, frame.map, picture = picture || raster(frame.map));
    },
    draw(drawing, view) {
      drawFound(drawing, view, frame);
      drawWays(drawing, view, report.robots.filter((each) => frame.robots.includes(each.robot)));
    },
  }, highest);
}

const plans = report.frames.map((frame, i) => framePlan(frame, i === 0 ? 680 : 420));
const redrawPlans = () => plans.forEach((plan) => plan.redraw());

function drawPlans() {
  const [shared, ...others] = report.frames;
  byId("layers").append(...layerToggles(report.frames, redrawPlans));
  byId("plan").append(plans[0].holder);
  byId("plan-note").textContent =
    `${others.length > 0 ? `${upper(named(shared.robots))}: ` : ""}${size(shared, 1)}. A number stands where a robot began. Thin lines go from a submap to a scan that was found in it on another visit.`;
  byId("plan-title").textContent = others.length > 0 ? "The maps" : "The map";
  byId("others").hidden = others.length === 0;
  byId("others").append(...others.map((frame, i) => html("figure", {}, plans[i + 1].holder,
    html("figcaption", {}, `${upper(named(frame.robots))}: ${size(frame, 1)}, map.${frame.robots[0]}.pgm`))));
  redrawPlans();
}

function drawRobots() {
  const head = ["Robot", "Log", "Scans", "Way", "Submaps", "Map"];
  byId("robots").append(
    html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
    html("tbody", {}, ...report.robots.map((robot) => html("tr", {},
      html("td", {}, dot(hue(robot.robot)), String(robot.robot)),
      html("td", {}, robot.log),
      html("td", {}, grouped(robot.scans)),
      html("td", {}, `${format(robot.metres, 0)} m`),
      html("td", {}, grouped(robot.submaps)),
      html("td", {}, robot.merged ? "map.pgm" : `map.${robot.frame}.pgm`)))));
  byId("merges").append(...report.merges.map(joined));
  const alone = report.robots.filter((robot) => !robot.merged).map((robot) => robot.robot);
  if (alone.length > 0) {
    const was = alone.length === 1 ? "was" : "were";
    byId("merges").append(html("li", {}, `${upper(named(alone))} ${was} not recognised in the map of ${named(report.frames[0].robots)}.`));
  }
}

function drawFigures() {
  const flat = Object.entries(report.figures).filter(([name]) => name !== "matching_seconds").flatMap(([name, value]) =>
    value !== null && typeof value === "object" ? Object.entries(value).map(([inner, each]) => [`${name} ${inner}`, each]) : [[name, value]]);
  byId("figures").append(...flat.filter(([name]) => !toldElsewhere(name)).map(([name, value]) => {
    const [title, text] = titled(name);
    return html("div", {}, html("dt", {}, title), html("dd", {}, text(value)));
  }));
}

function drawReading() {
  const { backwardStamps, duplicates, skipped, problems } = report.reading;
  const told = [];
  if (backwardStamps > 0) told.push(html("li", {}, `${grouped(backwardStamps)} scans are older than the one before: taken in the log's order.`));
  if (duplicates > 0) told.push(html("li", {}, `${grouped(duplicates)} copies of the scan before were passed over.`));
  if (skipped > 0) told.push(html("li", {}, `${grouped(skipped)} broken lines were passed over, such as:`));
  told.push(...problems.map((problem) => html("li", { class: "example" }, problem)));
  byId("reading").append(...(told.length > 0 ? told : [html("li", {}, "Nothing was unusual about the logs.")]));
}

drawHeader();
drawPlans();
drawRobots();
drawStages();
drawMatching();
drawFigures();
drawReading();
let shownWidth = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === shownWidth) return;
  shownWidth = innerWidth;
  redrawPlans();
  drawMatching();
});
DARK.addEventListener("change", redrawPlans);
