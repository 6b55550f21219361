// The list of drones: a row each, the chosen one marked; arrow keys go from one to the next.

import { byId, colours, el, fixed, mbits, say, seconds, surface } from "./dom.js";
import { DOES } from "./fleet.js";
import { paintSign, sign } from "./signs.js";

const SPARK_MILLIS = 60000;
const SORTS = { name: "Name", trouble: "Trouble", latency: "Slowest" };
const TROUBLE = { fall: 0, hold: 1, gone: 2, board: 3, edge: 4 };

export class DroneList {
  constructor(fleet, choose) {
    this.fleet = fleet;
    this.choose = choose;
    this.sort = "name";
    this.rows = new Map();
    this.order = [];
    this.list = byId("drones");
    this.head = el("div", { class: "drone-head", "aria-hidden": "true" }, ...["", "", "frames", "latency", "", "Mbit/s"].map((text) => el("span", {}, text)));
    byId("sort").append(...Object.entries(SORTS).map(([key, text]) => el("button", { type: "button", role: "radio", "aria-checked": String(key === this.sort), "data-sort": key, onclick: () => this.sortBy(key) }, text)));
    this.list.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.go(by);
    });
  }

  sortBy(key) {
    this.sort = key;
    for (const button of byId("sort").children) button.setAttribute("aria-checked", String(button.dataset.sort === key));
    this.update();
  }

  /** Chooses the drone so many rows on. */
  go(by) {
    if (this.order.length === 0) return;
    const now = this.order.indexOf(this.chosen);
    const next = Math.max(0, Math.min(this.order.length - 1, now < 0 ? 0 : now + by));
    this.choose(this.order[next]);
  }

  mark(name) {
    this.rows.get(this.chosen)?.row.setAttribute("aria-selected", "false");
    this.chosen = name;
    const row = this.rows.get(name)?.row;
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    this.list.setAttribute("aria-activedescendant", row.id);
    if (this.list.scrollHeight > this.list.clientHeight + 4) row.scrollIntoView({ block: "nearest" });
  }

  sorted() {
    const drones = [...this.fleet.sorted()];
    if (this.sort === "trouble") drones.sort((a, b) => TROUBLE[this.fleet.does(a)] - TROUBLE[this.fleet.does(b)]);
    if (this.sort === "latency") drones.sort((a, b) => (b.latest.latency_seconds || 0) - (a.latest.latency_seconds || 0));
    return drones;
  }

  clear() {
    this.rows.clear();
    this.order = [];
    this.list.replaceChildren(el("p", { class: "empty" }, "No drone has reported yet."));
  }

  update() {
    const drones = this.sorted();
    const order = drones.map((drone) => drone.name);
    for (const drone of drones) this.fill(drone);
    if (order.join("\n") !== this.order.join("\n")) {
      this.order = order;
      if (order.length > 0) this.list.replaceChildren(this.head, ...order.map((name) => this.rows.get(name).row));
      else this.clear();
      if (this.chosen) this.mark(this.chosen);
    }
  }

  row(drone) {
    const known = this.rows.get(drone.name);
    if (known) return known;
    const parts = {
      sign: sign("gone"), name: el("b", {}, drone.name), what: el("span", { class: "what" }),
      spark: el("canvas", { "aria-hidden": "true" }), latency: el("span", { class: "num latency" }), bits: el("span", { class: "num" }), does: el("span", { class: "unseen" }),
    };
    parts.row = el("div", { class: "drone", role: "option", id: `drone-row-${this.rows.size}`, "aria-selected": "false", onclick: () => this.choose(drone.name) },
      parts.sign, el("b", { title: drone.name }, drone.name, parts.does), parts.what, parts.spark, parts.latency, parts.bits);
    this.rows.set(drone.name, parts);
    return parts;
  }

  fill(drone) {
    const parts = this.row(drone);
    const does = this.fleet.does(drone);
    paintSign(parts.sign, does);
    say(parts.does, `, ${DOES[does]}`);
    say(parts.what, does === "hold" || does === "gone" ? DOES[does] : String(drone.state.decision || ""));
    say(parts.latency, seconds(drone.latest.latency_seconds));
    say(parts.bits, mbits(drone.latest.bandwidth_bits_per_second));
    parts.row.classList.toggle("away", does === "gone");
    parts.row.classList.toggle("bad", does === "fall");
    this.spark(parts.spark, drone);
  }

  /** Its latency of the last minute. */
  spark(canvas, drone) {
    const points = drone.telemetry;
    const key = `${points.length} ${Math.floor(this.fleet.now / 1000)} ${colours.edge}`;
    if (canvas.dataset.key === key || canvas.clientWidth === 0) return;
    canvas.dataset.key = key;
    const { context, width, height } = surface(canvas);
    const from = this.fleet.now - SPARK_MILLIS;
    let most = 0.2;
    for (let i = points.length - 1; i >= 0 && points[i].at > from; i--) most = Math.max(most, points[i].latency || 0);
    context.strokeStyle = colours.soft;
    context.lineWidth = 1.3;
    context.beginPath();
    for (let i = points.length - 1; i >= 0 && points[i].at > from; i--) {
      if (points[i].latency === null) continue;
      context.lineTo(1 + ((points[i].at - from) / SPARK_MILLIS) * (width - 2), height - 2 - (points[i].latency / most) * (height - 4));
    }
    context.stroke();
  }
}

/** The fleet in numbers, above everything. */
export function summarise(fleet, list) {
  const drones = fleet.sorted();
  const counts = { edge: 0, board: 0, fall: 0, hold: 0, gone: 0 };
  const latencies = [];
  const qons = [];
  for (const drone of drones) {
    const does = fleet.does(drone);
    counts[does]++;
    if (does === "gone") continue;
    if (Number.isFinite(drone.latest.latency_seconds)) latencies.push(drone.latest.latency_seconds);
    if (Number.isFinite(drone.latest.qon)) qons.push(drone.latest.qon);
  }
  const mean = (values) => (values.length ? values.reduce((a, b) => a + b) / values.length : NaN);
  const facts = [
    ["flying", String(drones.length - counts.gone), false],
    ["at an edge", String(counts.edge), false],
    ["fell back", String(counts.fall), counts.fall > 0],
    ["latency", seconds(mean(latencies)), false],
    ["QoN", fixed(mean(qons), 2), false],
  ];
  if (drones.length === 0 && fleet.maps.size > 0) {
    facts.length = 0;
    for (const map of fleet.maps.values()) facts.push(["robots", String(map.state?.robots ?? "–"), false], ["scans", (map.state?.scans ?? 0).toLocaleString("en"), false], ["submaps", String(map.state?.submaps ?? "–"), false]);
  }
  if (list.children.length !== facts.length) list.replaceChildren(...facts.map(() => el("div", {}, el("dt", {}), el("dd", {}))));
  facts.forEach(([name, value, warn], i) => {
    say(list.children[i].children[0], name);
    say(list.children[i].children[1], value);
    list.children[i].children[1].classList.toggle("warn", warn);
  });
}

