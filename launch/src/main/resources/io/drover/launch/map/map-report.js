// Headline, tables, and the start of the page.

const grouped = (value) => value.toLocaleString("en");
const tenths = (value) => `${format(value, 1)} s`;

const FIGURES = {
  robots: ["Robots", String], merged: ["In the map", String], scans: ["Scans", grouped], submaps: ["Submaps", grouped],
  "constraints intra": ["Constraints in submaps", grouped], "constraints inter": ["Loop closures", grouped],
  "constraints cross_robot": ["Between robots", grouped],
  "seconds cpu": ["CPU time", tenths], "seconds wall": ["Time", tenths], heap_bytes: ["Memory", bytes],
  first_merge_seconds: ["First merge after", duration],
};

function duration(value) {
  const all = Math.round(value);
  const [hours, minutes, left] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${left} s` : `${left} s`;
}

/** Robots by number: "robot 1", "robots 1, 2 and 3". */
function named(robots) {
  const all = robots.map(String);
  return all.length === 1 ? `robot ${all[0]}` : `robots ${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
}

const upper = (text) => text[0].toUpperCase() + text.slice(1);

function drawHeader() {
  const { figures, map } = report;
  const metres = report.robots.reduce((sum, robot) => sum + robot.metres, 0);
  const size = (digits) => `${format(map.width * map.resolution, digits)} × ${format(map.height * map.resolution, digits)} m`;
  byId("names").textContent = report.names;
  byId("headline").textContent = figures.robots === 1 ? `A map of ${size(0)}` : `${figures.merged} of ${figures.robots} robots in one map`;
  const faster = report.logSeconds / figures.seconds.wall;
  const pace = faster >= 1.05 ? `, ${format(faster, faster < 9.95 ? 1 : 0)} times as fast as they were taken` : "";
  byId("lede").textContent =
    `${grouped(figures.scans)} scans on ${grouped(Math.round(metres))} m became ${grouped(figures.submaps)} submaps in ${format(figures.seconds.wall, 1)} s${pace}.`;
  byId("plan-note").textContent =
    `${size(1)}. A ring is where a robot began. Thin lines go from a submap to a scan that was found in it on another visit.`;
}

function drawRobots() {
  const head = ["Robot", "Log", "Scans", "Way", "Submaps", "Map"];
  byId("robots").append(
    html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
    html("tbody", {}, ...report.robots.map((robot) => html("tr", {},
      html("td", {}, robot.merged ? dot(hue(robot)) : null, String(robot.robot)),
      html("td", {}, robot.log),
      html("td", {}, grouped(robot.scans)),
      html("td", {}, `${format(robot.metres, 0)} m`),
      html("td", {}, grouped(robot.submaps)),
      html("td", {}, robot.merged ? "map.pgm" : `map.${robot.frame}.pgm`)))));
  byId("merges").append(...report.merges.map((merge) =>
    html("li", {}, `After ${duration(merge.seconds)}, ${named(merge.joining)} came into the map of ${named(merge.robots)}.`)));
  const alone = report.robots.filter((robot) => !robot.merged).map((robot) => robot.robot);
  if (alone.length > 0) {
    const [was, has] = alone.length === 1 ? ["was", "has a map of its own"] : ["were", "have maps of their own"];
    byId("merges").append(html("li", {}, `${upper(named(alone))} ${was} not recognised in this map and ${has}.`));
  }
}

function drawFigures() {
  const flat = Object.entries(report.figures).filter(([name]) => name !== "matching_seconds").flatMap(([name, value]) =>
    value !== null && typeof value === "object" ? Object.entries(value).map(([inner, each]) => [`${name} ${inner}`, each]) : [[name, value]]);
  byId("figures").append(...flat.map(([name, value]) => {
    const [title, text] = FIGURES[name] || [name.replaceAll("_", " "), String];
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
drawLayerToggles();
drawPlan();
letPlanMove();
drawRobots();
drawStages();
drawMatching();
drawFigures();
drawReading();
let shownWidth = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === shownWidth) return;
  shownWidth = innerWidth;
  plan.whole = plan.window = null;
  drawPlan();
  drawMatching();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  plan.raster = null;
  drawPlan();
});
