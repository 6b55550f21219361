// The run, what of it is shown, and who wants to know when that changes.

const run = JSON.parse(byId("data").textContent);
const policies = run.figures.map((figures) => figures.policy);
const flightNumbers = [...new Set(run.flights.map((f) => f.flight))];
const droneNames = [...new Set(run.flights.map((f) => f.drone))];

const view = {
  flight: flightNumbers[0],
  drone: droneNames[0],
  hidden: new Set(),
  /** {policy, index} of the decision that is explained. */
  picked: null,
  /** Seconds under the pointer, or null. */
  time: null,
};

const colour = (policy) => `var(--policy-${policies.indexOf(policy) % 8})`;
const dashes = (policy) => ["", "6 3", "2 3"][Math.floor(policies.indexOf(policy) / 8) % 3];

/** The chosen flight of each policy that is not hidden. */
function shown() {
  return policies
    .filter((policy) => !view.hidden.has(policy))
    .map((policy) => run.flights.find((f) => f.policy === policy && f.flight === view.flight && f.drone === view.drone))
    .filter((flight) => flight !== undefined && flight.track.length > 0);
}

/** Flights of one comparison, hidden ones too: axes must not jump when a policy is toggled. */
const compared = () => run.flights.filter((f) => f.flight === view.flight && f.drone === view.drone);

function pickedStep() {
  const flight = view.picked && shown().find((f) => f.policy === view.picked.policy);
  return flight && flight.steps[view.picked.index] ? { flight, step: flight.steps[view.picked.index] } : null;
}

/** The first decision to explain: half-way through the first policy that weighs alternatives. */
function pickFirst() {
  const flights = shown().filter((f) => f.steps.length > 0);
  const flight = flights.find((f) => f.steps[0].preferences.length > 0) || flights[0];
  view.picked = flight ? { policy: flight.policy, index: Math.floor(flight.steps.length / 2) } : null;
}

/** Selects a flight or a drone, and another of the other if that pair was left out of the page. */
function choose(key, value) {
  view[key] = value;
  if (compared().length === 0) {
    const { flight, drone } = run.flights.find((f) => f[key] === value);
    Object.assign(view, { flight, drone });
  }
}

const stepAt = (flight, t) => flight.steps.findIndex((s) => t >= s.from && t < s.to);

/** Where a flight's drone was, or null before and after. */
function positionAt(flight, t) {
  const p = flight.positions;
  if (p.length === 0 || t < p[0] || t > flight.duration) return null;
  let low = 0;
  let high = p.length / 3 - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (p[3 * middle] <= t) low = middle;
    else high = middle - 1;
  }
  const next = Math.min(low + 1, p.length / 3 - 1);
  const f = next === low ? 0 : (t - p[3 * low]) / (p[3 * next] - p[3 * low]);
  return [1, 2].map((k) => p[3 * low + k] + f * (p[3 * next + k] - p[3 * low + k]));
}

/** The value at a time of a line whose points are equally far apart. */
function lineAt(flight, values, t) {
  const index = Math.floor(t / flight.interval);
  return t >= 0 && t <= flight.duration && index < values.length ? values[index] : null;
}

/** Highest latency around a time, or null. */
function latencyAt(flight, t) {
  let found = null;
  let nearest = Math.max(2, 2 * flight.interval);
  for (let i = 0; i < flight.latency.length; i += 3) {
    const away = Math.abs(flight.latency[i] - t);
    if (away < nearest) {
      nearest = away;
      found = flight.latency[i + 2];
    }
  }
  return found;
}

const listeners = [];
const whenViewChanges = (draw) => listeners.push(draw);
const redraw = () => listeners.forEach((draw) => draw());
