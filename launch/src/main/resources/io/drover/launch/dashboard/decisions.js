// The chosen drone's decisions over time, and why one of them was made.

import { byId, clock, colours, el, fixed, mbits, number, say, seconds, surface, timeOfDay, tip } from "./dom.js";
import { LEFT, RIGHT, span } from "./charts.js";

const STEP_MILLIS = 6000;

export class Decisions {
  constructor(fleet, mode) {
    this.fleet = fleet;
    this.mode = mode;
    this.list = byId("decisions");
    this.canvas = document.createElement("canvas");
    this.option = el("span", { class: "unseen", role: "option", id: "decision-now", "aria-selected": "true" });
    this.list.append(this.canvas, this.option);
    this.picked = null;
    this.list.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.go(by);
    });
    this.list.addEventListener("click", (event) => this.pick(this.at(event)));
    this.list.addEventListener("pointermove", (event) => this.hover(event));
    this.list.addEventListener("pointerleave", () => tip.hide());
  }

  choose(drone) {
    this.drone = drone;
    this.picked = null;
    this.shown = undefined;
  }

  /** The decision so many on from the one that is picked, or from the latest. */
  go(by) {
    const all = this.drone ? this.drone.decisions : [];
    if (all.length === 0) return;
    const now = this.picked ? all.indexOf(this.picked) : all.length - 1;
    const next = Math.max(0, Math.min(all.length - 1, (now < 0 ? all.length - 1 : now) + (this.picked || !Number.isFinite(by) ? by : Math.min(0, by))));
    this.pick(all[next]);
  }

  pick(decision) {
    if (!decision) return;
    this.picked = decision === this.picked ? null : decision;
    this.draw();
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = event.clientX - box.left;
    return (this.blocks || []).find((block) => x >= block.left - 1 && x <= block.right + 1)?.decision || null;
  }

  hover(event) {
    const decision = this.at(event);
    if (decision) tip.show(event.clientX, event.clientY, `${this.when(decision)} ${decision.action.label || ""}\n${decision.reason}`);
    else tip.hide();
  }

  when(decision) {
    return this.mode === "run" ? clock(decision.at / 1000) : timeOfDay(decision.at);
  }

  draw() {
    const { context, width, height } = surface(this.canvas);
    const drone = this.drone;
    this.blocks = [];
    if (drone) {
      const [from, to] = span(this.fleet, this.mode, drone);
      const x = (at) => LEFT + ((at - from) / (to - from)) * (width - LEFT - RIGHT);
      this.strip(context, drone, x, from, width, height - 16);
      this.axis(context, x, from, to, height);
    }
    this.explain();
  }

  strip(context, drone, x, from, width, height) {
    const all = drone.decisions;
    const sides = all.map((d) => number(d.action.resolution) || 0);
    const largest = Math.max(1, ...sides);
    context.save();
    context.beginPath();
    context.rect(LEFT, 0, width - LEFT - RIGHT, height + 1);
    context.clip();
    context.font = "600 11px system-ui, sans-serif";
    context.textAlign = "left";
    for (let i = 0; i < all.length; i++) {
      const decision = all[i];
      const end = i + 1 < all.length ? Math.min(all[i + 1].at, decision.at + 10 * STEP_MILLIS) : Math.min(this.fleet.now, decision.at + 2 * STEP_MILLIS);
      const left = x(decision.at);
      const right = Math.max(left + 2, x(end) - 1);
      if (right < LEFT || end < from) continue;
      this.blocks.push({ decision, left, right });
      // as tall as its images are large
      const tall = 8 + (height - 8) * ((number(decision.action.resolution) || 0) / largest);
      this.block(context, decision, left, right, height - tall, tall, height);
    }
    context.restore();
    context.fillStyle = colours.soft;
    context.textAlign = "right";
    context.font = "11px system-ui, sans-serif";
    context.fillText("decided", LEFT - 6, height / 2 + 4);
  }

  block(context, decision, left, right, top, tall, height) {
    const edge = String(decision.action.location || "").startsWith("edge");
    const colour = edge ? colours.edge : colours.board;
    context.fillStyle = colour;
    context.globalAlpha = edge ? 0.88 : 0.3;
    context.fillRect(left, top, right - left, tall);
    context.globalAlpha = 1;
    if (!edge) {
      // on board is hatched, so that it is told without its colour
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, tall);
      context.clip();
      context.strokeStyle = colour;
      context.lineWidth = 1.2;
      context.beginPath();
      for (let k = Math.floor(left / 6) * 6 - tall; k < right + tall; k += 6) {
        context.moveTo(k, top + tall);
        context.lineTo(k + tall, top);
      }
      context.stroke();
      context.restore();
    }
    if (decision === this.picked) {
      context.strokeStyle = colours.ink;
      context.lineWidth = 3;
      context.strokeRect(left + 1.5, 1.5, Math.max(2, right - left - 3), height - 3);
    }
    const label = String(decision.action.label || "");
    if (right - left > 6.6 * label.length + 8) {
      context.fillStyle = edge ? colours.raised : colours.ink;
      if (tall > 15) context.fillText(label, Math.max(left, LEFT) + 5, height - 6);
    }
  }

  axis(context, x, from, to, height) {
    context.fillStyle = colours.faint;
    context.font = "11px system-ui, sans-serif";
    context.textAlign = "center";
    const all = (to - from) / 1000;
    const step = [5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].find((s) => all / s <= 7) || 7200;
    if (this.mode === "run") {
      for (let t = 0; t <= to / 1000; t += step) context.fillText(clock(t), x(t * 1000), height - 2);
    } else {
      for (let t = 0; t <= all; t += step) context.fillText(t === 0 ? "now" : `−${t < 60 ? `${t} s` : clock(t)}`, Math.min(x(to - t * 1000), x(to) - 10), height - 2);
    }
  }

  explain() {
    const drone = this.drone;
    const latest = drone && drone.decisions[drone.decisions.length - 1];
    const decision = this.picked || latest || null;
    const key = decision ? `${drone.name} ${decision.at} ${Boolean(this.picked)}` : drone ? drone.name : "";
    if (key === this.shown) return;
    this.shown = key;
    const box = byId("why");
    if (!decision) {
      box.replaceChildren(el("p", { class: "empty" }, drone ? "It has not decided anything yet." : "Choose a drone on the map or in the list to see what it decides, and why."));
      say(this.option, "no decision");
      return;
    }
    const inputs = decision.inputs;
    say(this.option, `${this.when(decision)}: ${decision.action.label}`);
    const scroll = box.scrollTop;
    box.replaceChildren(
      el("p", {}, `${this.picked ? `At ${this.when(decision)}` : "Now,"} ${decision.policy} `.replace("Now, ", "The latest: "), "chose ", el("strong", {}, String(decision.action.label || "something")), this.picked ? " " : " ", this.picked ? el("button", { type: "button", onclick: () => this.pick(this.picked) }, "back to the latest") : ""),
      el("div", { class: "known" }, ...known(inputs).map(([name, value]) => el("span", {}, `${name} `, el("b", {}, value)))),
      alternatives(decision));
    box.scrollTop = this.picked ? scroll : box.scrollTop;
  }
}

function known(inputs) {
  return [
    ["uplink", `${mbits(inputs.bandwidthBitsPerSecond)} Mbit/s`],
    ["round trip", seconds(inputs.roundTripSeconds)],
    ["share", `${fixed(inputs.shareCores, 2)} cores`],
    ["complexity", fixed(inputs.complexity, 3)],
    ["dynamics", fixed(inputs.dynamics, 3)],
    ["latency before", seconds(inputs.lastLatencySeconds)],
    ["speed", `${fixed(inputs.speedMetresPerSecond, 1)} m/s`],
  ];
}

const listed = (values) => (Array.isArray(values) ? values : []);

function alternatives(decision) {
  const { inputs } = decision;
  const actions = listed(inputs.actions);
  const predicted = listed(inputs.predictedLatencySeconds);
  const preferences = listed(inputs.preferences);
  const qon = listed(inputs.predictedQon);
  const slowest = Math.max(1e-9, ...predicted.filter((v) => number(v) !== null));
  const least = Math.min(0, ...preferences.filter((v) => number(v) !== null));
  const most = Math.max(1e-9, ...preferences.filter((v) => number(v) !== null));
  const shares = least === 0 && most <= 1;
  const heads = ["Alternative", "Predicted latency"];
  if (qon.length) heads.push("Predicted QoN");
  if (preferences.length) heads.push("Preference");
  return el("table", {},
    el("thead", {}, el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...actions.map((action, i) => {
      const chosen = action === decision.action.label;
      const weight = number(preferences[i]);
      return el("tr", { class: chosen ? "chosen" : false, "aria-current": chosen ? "true" : false },
        el("td", {}, String(action)),
        meter((number(predicted[i]) || 0) / slowest, number(predicted[i]) === null ? "link down" : seconds(predicted[i])),
        qon.length ? meter(number(qon[i]) || 0, fixed(qon[i], 2)) : null,
        preferences.length ? meter(weight === null ? 0 : (weight - least) / (most - least || 1), weight === null ? "–" : shares ? `${(weight * 100).toFixed(1)}%` : weight.toFixed(3)) : null);
    })));
}

function meter(share, text) {
  const bar = el("i", {});
  bar.style.width = `${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%`;
  return el("td", {}, el("span", { class: "meter" }, bar, el("b", {}, text)));
}
