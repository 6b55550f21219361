// One decision: what the scheduler knew, how it weighed the alternatives, and what came of it.

function drawReason() {
  const picked = pickedStep();
  if (!picked) {
    byId("reason").replaceChildren(html("p", { class: "note" }, "Click a decision above to see what the scheduler knew when it made it."));
    return;
  }
  const { flight, step } = picked;
  const action = run.actions[step.action];
  byId("reason").replaceChildren(
    html("div", { class: "reason-head" },
      html("p", {}, dot(colour(flight.policy)), `${flight.policy} at ${format(step.from, 1)} s chose `, html("strong", {}, action ? action.label : "an action of its own")),
      html("nav", { "aria-label": "Other decisions" }, stepButton(flight, -1, "← earlier"), stepButton(flight, 1, "later →"))),
    html("p", { class: "note" }, outcome(step)),
    html("dl", {}, ...known(step).map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value)))),
    alternatives(step),
    html("p", { class: "note" }, step.preferences.length || step.quality.length ? "Preference is the weight that the policy gave each alternative, QoN what it predicted of it." : `${flight.policy} does not weigh alternatives; the predictions are what its drone had measured.`));
}

function stepButton(flight, by, text) {
  const index = view.picked.index + by;
  return html("button", {
    type: "button", disabled: index < 0 || index >= flight.steps.length ? "" : false,
    onclick: () => {
      view.picked = { policy: flight.policy, index };
      redraw();
      byId("reason").querySelectorAll("nav button")[by < 0 ? 0 : 1].focus();
    },
  }, text);
}

function outcome(step) {
  const fell = step.fallbacks ? `, ${step.fallbacks} of them after a fallback to on board` : "";
  const edges = step.servedBy.length ? `, served by ${step.servedBy.join(", then ")}` : "";
  const right = step.scored ? `; ${step.successes} of ${step.scored} steered within ${run.tolerance} rad` : "";
  return `It held until ${format(step.to, 1)} s for ${step.frames} frame${step.frames === 1 ? "" : "s"}${edges}${fell}, ${seconds(step.latency)} from capture to command on average${right}.`;
}

function known(step) {
  return [
    ["Bandwidth measured", `${format(step.mbps, 2)} Mbit/s`],
    ["Round trip", seconds(step.rtt)],
    ["Cores granted", format(step.cores, 1)],
    ["Scene complexity c", `${format(step.complexity, 3)} rad`],
    ["Scene dynamics d", `${format(step.dynamics, 3)} rad`],
    ["Latency before", seconds(step.last)],
    ["Speed before", `${format(step.speed, 1)} m/s`],
  ];
}

function alternatives(step) {
  const weighed = step.preferences.length > 0;
  const foreseen = step.quality.length > 0;
  const finite = step.predicted.filter((v) => v !== null);
  const slowest = Math.max(...finite, 1e-9);
  const least = Math.min(0, ...step.preferences);
  const most = Math.max(...step.preferences, 1e-9);
  const shares = weighed && least === 0 && most <= 1;
  return html("table", {},
    html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "Alternative"), weighed ? html("th", { scope: "col" }, "Preference") : null, foreseen ? html("th", { scope: "col" }, "Predicted QoN") : null, html("th", { scope: "col" }, "Predicted latency"))),
    html("tbody", {}, ...run.actions.map((action, i) => {
      const preference = step.preferences[i];
      const latency = step.predicted[i];
      return html("tr", { class: i === step.action ? "chosen" : false },
        html("td", {}, action.label),
        weighed ? meter((preference - least) / (most - least || 1), shares ? `${format(preference * 100, 1)}%` : format(preference, 3)) : null,
        foreseen ? meter(step.quality[i], format(step.quality[i], 3)) : null,
        meter(latency === null || latency === undefined ? 0 : latency / slowest, latency === null ? "link down" : seconds(latency)));
    })));
}

const meter = (share, text) =>
  html("td", { class: "bar" }, html("div", { class: "meter" }, html("i", { style: `width:${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%` }), html("b", {}, text)));
