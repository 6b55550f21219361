// Time and memory by stage, and the time to match a scan as the map grows.

const STAGES = {
  reading: ["Reading logs", "robots"],
  local_matching: ["Local matching", "robots"],
  loop_search: ["Loop search", "graph"],
  relaxation: ["Relaxation", "graph"],
  recognition: ["Recognition of robots", "graph"],
  writing: ["Writing files", "robots"],
};

function bytes(value) {
  if (value >= 1e9) return `${format(value / 1e9, 1)} GB`;
  return value >= 1e6 ? `${format(value / 1e6, 0)} MB` : `${format(value / 1e3, 0)} kB`;
}

const milliseconds = (value) => `${format(value * 1000, value < 0.0995 ? 2 : 0)} ms`;

function drawStages() {
  const most = Math.max(...report.stages.map((each) => each.seconds), 1e-9);
  const head = ["Stage", "Thread", "Time", "", "Of the time it took", "Allocated"];
  byId("stages").append(
    html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
    html("tbody", {}, ...report.stages.map((each) => {
      const [name, thread] = STAGES[each.stage];
      const elsewhere = each.stage === "local_matching" && report.edges > 0;
      const after = each.stage === "writing";
      return html("tr", {},
        html("td", {}, name),
        html("td", {}, elsewhere ? "edges" : thread),
        html("td", {}, elsewhere ? "–" : seconds(each.seconds)),
        html("td", { class: "bar" }, elsewhere ? null : html("i", { style: `width:${(100 * each.seconds) / most}%` })),
        html("td", {}, elsewhere || after ? "–" : percent(each.seconds / report.figures.seconds.wall, 1)),
        html("td", {}, elsewhere ? "–" : bytes(each.allocated)));
    })));
  byId("stages-note").textContent =
    "Two threads work at the same time, one for the robots' scans and one for the graph, so that shares may add up to more than 100%; " +
    "files are written after that. Allocated is all that was ever taken from the heap: " +
    `${bytes(report.figures.heap_bytes)} were in use at the end, and at most ${bytes(report.peakHeapBytes)} with garbage that had not been collected yet.`;
}

function drawMatching() {
  const times = report.matching;
  if (!times) {
    byId("matching-section").hidden = true;
    return;
  }
  byId("matching-figures").replaceChildren(...[["p50", "p50"], ["p95", "p95"], ["p99", "p99"], ["worst", "Worst"]].map(([key, title]) =>
    html("div", {}, html("dt", {}, title), html("dd", {}, milliseconds(times[key])))));
  byId("matching-note").textContent =
    `The median of the last tenth of the scans is ${milliseconds(times.lastTenth)}, that of the second tenth ${milliseconds(times.secondTenth)}; ` +
    "in the first tenth Java still warms up.";
  const { drawing, width } = canvas(byId("matching"), 220);
  const [left, right, top, bottom] = [58, width - 44, 10, 190];
  const course = times.course;
  const sorted = course.map((each) => each[1]).sort((a, b) => a - b);
  const highest = 1300 * Math.max(sorted[Math.floor(0.95 * (sorted.length - 1))], 2 * times.p50);
  const x = linear(0, times.scans, left, right);
  const y = linear(0, highest, bottom, top);
  rows(drawing, y, y.ticks(4), left, right, (tick) => `${tick} ms`);
  columns(drawing, x, x.ticks(width < 560 ? 3 : 7), top, bottom, (tick) => (tick === 0 ? "scan 0" : tick.toLocaleString("en")));
  const middle = (part) => x(((part + 0.5) * times.scans) / course.length);
  let above = -Infinity;
  [[1, "p95", "var(--policy-1)"], [0, "p50", "var(--policy-0)"]].forEach(([which, text, colour]) => {
    const points = course.map((each, part) => [middle(part), Math.max(top, y(each[which] * 1000))]);
    // names of curves that end in the same place stand one below the other
    above = Math.max(points[points.length - 1][1] + 4, above + 14);
    drawing.append(
      svg("path", { class: "curve", stroke: colour, d: through(points) }),
      svg("text", { class: "label", style: `fill:${colour}`, x: right + 8, y: above }, text));
  });
}
