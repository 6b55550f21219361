// Takes in what the mapping tells, and shows it: maps side by side, figures, robots.

const live = {
  map: { frames: [], merges: [] }, submaps: new Map(), panels: new Map(), shown: "", toggles: "",
  progress: { scans: 0, all: 0, waiting: 0, seconds: 0, logSeconds: 0 }, lately: [],
};

/** A submap, or scans that are in none yet, whose picture is made when it is first drawn. */
class Piece {
  constructor(map) {
    this.map = map;
    this.picture = () => (this.made = this.made || raster(this.map));
  }
}

/** One frame's map. */
class Panel {
  constructor(frame) {
    this.mosaic = new Mosaic();
    this.caption = html("figcaption");
    this.plan = new Plan(`The map of ${named(frame.robots)} from above, as it grows`, this, 620);
    this.element = html("figure", {}, this.plan.holder, this.caption);
    this.take(frame);
  }

  take(frame) {
    this.frame = frame;
    this.growing = frame.members.filter((robot) => robot.growing).map((robot) => new Piece(robot.growing));
    this.caption.textContent = `${upper(named(frame.robots))}: ${grouped(frame.loopCount)} loop ${frame.loopCount === 1 ? "closure" : "closures"}` +
      (frame.robots.length > 1 ? `, ${grouped(frame.crossRobotCount)} between robots` : "");
  }

  pieces() {
    return this.frame.members.flatMap((robot) => robot.submaps.map(([index, ...pose]) => {
      const key = `${robot.robot}-${index}`;
      const piece = live.submaps.get(key);
      return [key, piece.map, piece.picture, pose];
    }));
  }

  bounds() {
    const boxes = this.growing.map((piece) => extent(piece.map));
    if (this.mosaic.laid.size > 0) boxes.push(this.mosaic.bounds);
    const needed = snapped(boxes, Mosaic.STEP);
    if (!this.seen || !within(needed, this.seen) || area(this.seen) > 1.4 * area(needed)) this.seen = needed;
    return this.seen;
  }

  redraw() {
    this.plan.highest = live.map.frames.length > 1 ? 460 : 620;
    this.mosaic.update(this.pieces());
    this.plan.redraw();
  }

  paint(context, view) {
    if (!visible("map")) return;
    if (this.mosaic.laid.size > 0) this.mosaic.paint(context, view);
    this.growing.forEach((piece) => paintRaster(context, view, piece.map, piece.picture()));
  }

  draw(drawing, view) {
    drawFound(drawing, view, this.frame);
    drawWays(drawing, view, this.frame.members);
    drawing.append(...this.frame.members.filter((robot) => visible(`way-${robot.robot}`)).map((robot) => arrow(robot, view)));
  }
}

/** Where a robot is, and where it looks. */
function arrow({ robot, pose: [x, y, theta] }, view) {
  return svg("path", {
    class: "robot", fill: hue(robot), d: "M11 0L-7 7L-3.5 0L-7 -7Z",
    transform: `translate(${view.x(x).toFixed(1)} ${view.y(y).toFixed(1)}) rotate(${((-theta * 180) / Math.PI).toFixed(1)})`,
  }, svg("title", {}, `Robot ${robot}`));
}

function drawMaps() {
  if (document.hidden || live.map.frames.length === 0) return;
  const { frames } = live.map;
  const keys = frames.map((frame) => frame.robots[0]);
  frames.forEach((frame) => {
    const panel = live.panels.get(frame.robots[0]);
    if (panel) panel.take(frame);
    else live.panels.set(frame.robots[0], new Panel(frame));
  });
  [...live.panels.keys()].filter((key) => !keys.includes(key)).forEach((key) => live.panels.delete(key));
  if (live.shown !== keys.join()) {
    live.shown = keys.join();
    byId("frames").style.setProperty("--columns", keys.length > 2 && keys.length !== 4 ? 3 : Math.min(2, keys.length));
    byId("frames").replaceChildren(...keys.map((key) => live.panels.get(key).element));
    byId("plan-note").hidden = false;
  }
  drawToggles(frames);
  redrawPanels();
}

const redrawPanels = () => live.panels.forEach((panel) => panel.redraw());

/** Only when there are others: a button that was just pressed keeps the focus. */
function drawToggles(frames) {
  const there = JSON.stringify([frames.map((frame) => frame.robots).flat().sort(), frames.some((frame) => frame.loopCount), frames.some((frame) => frame.crossRobotCount)]);
  if (there === live.toggles) return;
  live.toggles = there;
  byId("layers").replaceChildren(...layerToggles(frames, redrawPanels));
}

function drawHeadline() {
  const frames = live.map.frames;
  const robots = frames.flatMap((frame) => frame.robots).length;
  byId("headline").textContent =
    robots === 0 ? "Waiting for the first scans"
    : robots === 1 ? "One robot, one map"
    : frames.length === 1 ? `${robots} robots in one map`
    : `${robots} robots, ${frames.length} maps`;
}

const total = (count) => live.map.frames.reduce((sum, frame) => sum + count(frame), 0);

/** Scans that have their place, and the seconds that the robots drove until then. */
function placed({ scans, waiting, seconds, logSeconds }) {
  const done = Math.max(0, scans - waiting);
  return { scans: done, seconds, logSeconds: scans > 0 ? (logSeconds * done) / scans : 0 };
}

/** Scans a second, and seconds of the log; of the last few seconds, and when all is over of the whole. */
function rates() {
  const last = placed(live.progress);
  const first = live.over ? { scans: 0, seconds: 0, logSeconds: 0 } : placed(live.lately[0] || live.progress);
  const seconds = last.seconds - first.seconds;
  return seconds < 0.2 ? null : [(last.scans - first.scans) / seconds, (last.logSeconds - first.logSeconds) / seconds];
}

function drawFigures() {
  const { all, waiting, seconds: taken } = live.progress;
  const { scans } = placed(live.progress);
  const pace = rates();
  // the last scan has its place, but robots are sought once more, and poses relaxed
  const idle = !live.over && scans > 0 && waiting <= 1 && pace !== null && pace[0] < 1;
  if (idle) become("", "finishing");
  const [perSecond, times] = idle || pace === null || scans === 0 ? [null, null] : pace;
  byId("share").value = live.over ? 1 : Math.min(1, scans / (all || 1));
  const figures = [
    ["Scans", grouped(scans)], ["Scans per second", perSecond === null ? "–" : format(perSecond, perSecond < 9.95 ? 1 : 0)],
    ["Times real time", format(times, times < 9.95 ? 1 : 0)], ["Time", taken < 60 ? `${format(taken, 1)} s` : duration(taken)],
    ["Submaps", grouped(total((frame) => frame.members.reduce((sum, robot) => sum + robot.submaps.length, 0)))],
    ["Loop closures", grouped(total((frame) => frame.loopCount))], ["Between robots", grouped(total((frame) => frame.crossRobotCount))],
  ];
  byId("figures").replaceChildren(...figures.map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value))));
}

function length(way) {
  const points = places(way);
  return points.reduce((sum, point, i) => (i === 0 ? 0 : sum + Math.hypot(point[0] - points[i - 1][0], point[1] - points[i - 1][1])), 0);
}

function drawRobots() {
  const { frames, merges } = live.map;
  byId("robots-section").hidden = frames.length === 0;
  const rowsByRobot = frames.flatMap((frame) => frame.members.map((robot) => {
    const others = frame.robots.filter((each) => each !== robot.robot);
    return [robot, others.length > 0 ? `with ${named(others)}` : "alone"];
  })).sort(([a], [b]) => a.robot - b.robot);
  const head = ["Robot", "Kept scans", "Way", "Submaps", "Map"];
  byId("robots").replaceChildren(
    html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
    html("tbody", {}, ...rowsByRobot.map(([robot, where]) => html("tr", {},
      html("td", {}, dot(hue(robot.robot)), String(robot.robot)),
      html("td", {}, grouped(robot.scans)),
      html("td", {}, `${format(length(robot.way), 0)} m`),
      html("td", {}, grouped(robot.submaps.length)),
      html("td", {}, where)))));
  const told = byId("merges");
  if (merges.length < told.children.length) told.replaceChildren();
  told.append(...merges.slice(told.children.length).map(joined));
}

function become(state, text) {
  byId("state").className = state;
  byId("state").textContent = text;
}

const heard = {
  progress(progress) {
    live.progress = progress;
    live.lately = [...live.lately.filter((each) => each.seconds > progress.seconds - 3 && each.seconds <= progress.seconds), progress];
    drawFigures();
  },
  submap({ robot, index, map }) {
    live.submaps.set(`${robot}-${index}`, new Piece(map));
  },
  map(map) {
    live.map = map;
    drawMaps();
    drawHeadline();
    drawFigures();
    drawRobots();
  },
  end() {
    live.over = true;
    source.close();
    become("over", "finished");
    drawFigures();
  },
};

byId("names").textContent = JSON.parse(byId("data").textContent).names;
drawHeadline();
drawFigures();
const source = new EventSource("events");
source.onopen = () => become("", "mapping");
source.onerror = () => become("lost", "connection lost: has Drover ended?");
for (const [name, act] of Object.entries(heard)) source.addEventListener(name, (event) => act(JSON.parse(event.data)));

addEventListener("resize", redrawPanels);
document.addEventListener("visibilitychange", drawMaps);
DARK.addEventListener("change", () => {
  live.submaps.forEach((piece) => (piece.made = null));
  live.panels.forEach((panel) => {
    panel.mosaic.forget();
    panel.growing.forEach((piece) => (piece.made = null));
  });
  redrawPanels();
});
