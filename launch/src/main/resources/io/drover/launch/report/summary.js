// Headline, settings, the table of figures, and the controls above the charts.

const COLUMNS = [
  { title: "QoN", text: (f) => format(f.qon, 3), value: (f) => f.qon ?? NaN },
  { title: "Distance", text: (f) => `${format(f.distance, 1)} m`, value: (f) => f.distance },
  { title: "Completed", text: (f) => `${format(f.completed * 100, 0)}%`, value: (f) => f.completed },
  { title: "Latency p50", text: (f) => seconds(f.p50), value: (f) => -(f.p50 ?? NaN) },
  { title: "p95", text: (f) => seconds(f.p95), value: (f) => -(f.p95 ?? NaN) },
  { title: "Offloaded", text: (f) => percent(f.offloaded, 1) },
  { title: "Fallbacks", text: (f) => percent(f.fallbacks, 1) },
  { title: "Sent", text: (f) => `${format(f.megabytes, 1)} MB` },
];

function drawHeader() {
  byId("kind").textContent = run.kind;
  byId("headline").textContent = run.route ? `${run.route.name}, ${format(run.route.length, 0)} m` : "a simulator, no route";
  byId("lede").textContent = takeaway();
  byId("settings").append(
    ...Object.entries(run.settings).map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value))));
}

function takeaway() {
  const known = run.figures.filter((f) => f.qon !== null);
  if (known.length === 0) return "No frame was scored.";
  const ranked = [...known].sort((a, b) => b.qon - a.qon);
  const best = ranked[0];
  const right = (f) => `${format(f.qon * 100, 1)}%`;
  const sentence = `${best.policy} steered within ${run.tolerance} rad of the ideal in ${right(best)} of its frames and flew ${format(best.distance, 0)}\u00a0m`;
  return ranked.length === 1 ? `${sentence}.` : `${sentence}; next comes ${ranked[1].policy} with ${right(ranked[1])} and ${format(ranked[1].distance, 0)}\u00a0m.`;
}

function drawFigures() {
  const best = COLUMNS.map((column) => {
    const values = column.value ? run.figures.map(column.value).filter(Number.isFinite) : [0];
    return values.some((v) => v !== values[0]) ? Math.max(...values) : null;
  });
  byId("figures").append(
    html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "Policy"), ...COLUMNS.map((c) => html("th", { scope: "col" }, c.title)))),
    html("tbody", {}, ...run.figures.map((figures) =>
      html("tr", {}, html("td", {}, dot(colour(figures.policy)), figures.policy),
        ...COLUMNS.map((column, i) =>
          html("td", { class: best[i] !== null && column.value(figures) === best[i] ? "best" : false }, column.text(figures)))))));
  const kinds = { simulated: "real frames, networks and bytes on virtual time", emulated: "real code on slowed devices and shaped links, on the wall clock", measured: "on the wall clock" };
  byId("figures-note").textContent =
    `Figures are ${run.kind}${kinds[run.kind] ? ` (${kinds[run.kind]})` : ""}; means over flights and drones. ` +
    `QoN is the share of frames whose steering was within ε = ${run.tolerance} rad of the reference when the command took effect. Best values are bold.`;
  byId("footnote").textContent =
    "Every frame, with what the scheduler knew, is in decisions.jsonl beside this page; the configuration is in config.yaml." +
    (run.omitted > 0 ? ` To stay small, this page leaves out the charts of ${run.omitted} further flights; the figures count them.` : "");
}

function drawControls() {
  const toggles = policies.map((policy) => {
    const button = html("button", {
      class: "toggle", type: "button", "aria-pressed": "true",
      onclick: () => {
        if (!view.hidden.delete(policy)) view.hidden.add(policy);
        button.setAttribute("aria-pressed", String(!view.hidden.has(policy)));
        redraw();
      },
    }, dot(colour(policy)), policy);
    return button;
  });
  byId("controls").append(...toggles);
  selector("Flight", "flight", flightNumbers, (n) => `${n + 1} of ${flightNumbers.length}`);
  selector("Drone", "drone", droneNames, (name) => name);
}

/** Offered only where there is something to select. */
function selector(title, key, values, text) {
  if (values.length < 2) return;
  const select = html("select", {
    onchange: () => {
      choose(key, values[select.selectedIndex]);
      map.window = null;
      pickFirst();
      redraw();
    },
  }, ...values.map((value) => html("option", {}, text(value))));
  byId("controls").append(html("label", {}, title, select));
  whenViewChanges(() => (select.selectedIndex = values.indexOf(view[key])));
}
