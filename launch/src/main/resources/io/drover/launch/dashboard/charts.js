// Latency, bandwidth and QoN of the chosen drone over one time axis with its decisions.

import { byId, clock, colours, fixed, mbits, seconds, surface, timeOfDay, tip } from "./dom.js";

const LIVE_MILLIS = 150000;
export const LEFT = 58;
export const RIGHT = 10;

/** From when to when it is shown. */
export function span(fleet, mode, drone) {
  if (mode === "run") {
    const end = Math.max(30000, fleet.end || 0, fleet.now);
    return [0, end];
  }
  return [fleet.now - LIVE_MILLIS, fleet.now];
}

const CURVES = [
  { name: "Latency", value: (p) => p.latency, text: seconds, unit: "s", least: 0.25, colour: "ink" },
  { name: "Uplink", value: (p) => p.bits, text: (v) => `${mbits(v)} Mbit/s`, unit: "Mbit/s", least: 1e6, colour: "soft", per: 1e6 },
  { name: "QoN", value: (p) => p.qon, text: (v) => fixed(v, 2), unit: "", least: 1, most: 1, colour: "good" },
];

export class Charts {
  constructor(fleet, mode) {
    this.fleet = fleet;
    this.mode = mode;
    this.canvas = document.createElement("canvas");
    byId("curves").append(this.canvas);
    this.canvas.addEventListener("pointermove", (event) => this.hover(event));
    this.canvas.addEventListener("pointerleave", () => tip.hide());
  }

  draw(drone) {
    const { context, width, height } = surface(this.canvas);
    this.drone = drone;
    if (!drone) return;
    const [from, to] = span(this.fleet, this.mode, drone);
    const x = (at) => LEFT + ((at - from) / (to - from)) * (width - LEFT - RIGHT);
    this.axis = { from, to, width };
    const gap = 15;
    // the lowest curve's zero stands on its line
    const foot = 4;
    const each = (height - foot - CURVES.length * gap) / CURVES.length;
    context.font = "11px system-ui, sans-serif";
    CURVES.forEach((curve, i) => this.curve(context, drone, curve, x, gap + i * (each + gap), each, width));
    if (this.mode === "run") {
      context.strokeStyle = colours.fall;
      context.setLineDash([3, 3]);
      context.beginPath();
      context.moveTo(x(this.fleet.now), 4);
      context.lineTo(x(this.fleet.now), height);
      context.stroke();
      context.setLineDash([]);
    }
  }

  curve(context, drone, curve, x, top, height, width) {
    const { from, to } = this.axis;
    const points = drone.telemetry.filter((p) => p.at >= from - 2000 && p.at <= to && curve.value(p) !== null);
    const most = curve.most || Math.max(curve.least, ...points.map(curve.value)) * 1.08;
    const y = (v) => top + height - (Math.min(v, most) / most) * height;
    context.strokeStyle = colours.grid;
    context.lineWidth = 1;
    context.fillStyle = colours.faint;
    context.textAlign = "right";
    for (const share of [0, 0.5, 1]) {
      const line = Math.round(y(share * most)) + 0.5;
      context.beginPath();
      context.moveTo(LEFT, line);
      context.lineTo(width - RIGHT, line);
      context.stroke();
      if (share === 1 || (share === 0 && height > 26)) context.fillText(tick((share * most) / (curve.per || 1)), LEFT - 6, line + (share ? 7 : 1));
    }
    const last = points[points.length - 1];
    context.textAlign = "left";
    context.fillStyle = colours.soft;
    context.fillText(curve.unit ? `${curve.name}, ${curve.unit}` : curve.name, LEFT + 2, top - 3);
    if (last) {
      context.textAlign = "right";
      context.fillStyle = colours.ink;
      context.font = "600 11px system-ui, sans-serif";
      context.fillText(curve.text(curve.value(last)), width - RIGHT, top - 3);
      context.font = "11px system-ui, sans-serif";
    }
    context.save();
    context.beginPath();
    context.rect(LEFT, top - 2, width - LEFT - RIGHT, height + 4);
    context.clip();
    context.strokeStyle = colours[curve.colour];
    context.lineWidth = 1.7;
    context.lineJoin = "round";
    context.beginPath();
    let before = null;
    for (const point of points) {
      // a gap is not drawn over
      if (before && point.at - before.at > 6000) context.moveTo(x(point.at), y(curve.value(point)));
      else context.lineTo(x(point.at), y(curve.value(point)));
      before = point;
    }
    context.stroke();
    context.restore();
  }

  hover(event) {
    if (!this.drone || !this.axis) return;
    const box = this.canvas.getBoundingClientRect();
    const at = this.axis.from + ((event.clientX - box.left - LEFT) / (this.axis.width - LEFT - RIGHT)) * (this.axis.to - this.axis.from);
    let best = null;
    for (const point of this.drone.telemetry) if (!best || Math.abs(point.at - at) < Math.abs(best.at - at)) best = point;
    if (!best || Math.abs(best.at - at) > 5000) {
      tip.hide();
      return;
    }
    const when = this.mode === "run" ? clock(best.at / 1000) : timeOfDay(best.at);
    tip.show(event.clientX, event.clientY, [when, ...CURVES.map((c) => `${c.name} ${c.text(c.value(best))}`)].join("\n"));
  }
}

const tick = (value) => (value === 0 ? "0" : value < 0.995 ? value.toFixed(2) : value < 9.95 ? value.toFixed(1) : value.toFixed(0));
