// Who may use how much of each edge, as stacked bars: alternate shades and patterns, names beside.

import { byId, colours, el, fixed, natural, number, objects, say, surface, tip } from "./dom.js";

export class Edges {
  constructor(fleet, choose) {
    this.fleet = fleet;
    this.choose = choose;
    this.rows = new Map();
  }

  clear() {
    this.rows.clear();
    byId("edges").replaceChildren();
  }

  /** Edges that report themselves, or else those that drones say serve them. */
  shares() {
    const told = [...this.fleet.edges.values()].map((edge) => ({
      name: edge.name,
      cores: number(edge.state?.cores),
      away: edge.connection === "OFFLINE" || edge.connection === "CONNECTION_BROKEN",
      frames: number(edge.latest.frames_per_second),
      parts: objects(edge.state?.drones).map((d) => ({ drone: String(d.drone), cores: number(d.grantedCores) || 0, used: number(d.usedCores) })),
    }));
    if (told.length > 0) return told.sort((a, b) => natural(a.name, b.name));
    const found = new Map();
    for (const drone of this.fleet.sorted()) {
      const cores = number(drone.latest.share_cores);
      if (!cores || this.fleet.does(drone) === "gone") continue;
      const name = String(drone.state?.edge || "edge");
      if (!found.has(name)) found.set(name, { name, cores: null, away: false, frames: null, parts: [] });
      found.get(name).parts.push({ drone: drone.name, cores, used: null });
    }
    return [...found.values()];
  }

  update(chosen) {
    const all = this.shares();
    document.querySelector("main").classList.toggle("has-edges", all.length > 0);
    byId("edge-panel").hidden = all.length === 0;
    for (const edge of all) this.row(edge, chosen);
    for (const [name, row] of this.rows) {
      if (!all.some((edge) => edge.name === name)) {
        row.box.remove();
        this.rows.delete(name);
      }
    }
  }

  row(edge, chosen) {
    let row = this.rows.get(edge.name);
    if (!row) {
      row = { said: el("span", {}), canvas: el("canvas", { role: "img" }), name: edge.name };
      row.box = el("div", { class: "edge" }, el("div", { class: "edge-head" }, el("b", {}, edge.name), row.said), el("div", { class: "stack" }, row.canvas));
      row.canvas.addEventListener("pointermove", (event) => this.hover(event, row));
      row.canvas.addEventListener("pointerleave", () => tip.hide());
      row.canvas.addEventListener("click", (event) => {
        const part = this.part(event, row);
        if (part) this.choose(part.drone);
      });
      this.rows.set(edge.name, row);
      byId("edges").append(row.box);
    }
    const granted = edge.parts.reduce((sum, part) => sum + part.cores, 0);
    const whole = Math.max(edge.cores || 0, granted, 1e-9);
    row.box.classList.toggle("away", edge.away);
    say(row.said, edge.away ? "gone" : `${fixed(granted, 1)}${!Number.isFinite(edge.cores) ? "" : ` of ${fixed(edge.cores, 1)}`} cores to ${edge.parts.filter((p) => p.cores > 0).length} drones${edge.frames === null ? "" : `, ${fixed(edge.frames, 0)} frames/s`}`);
    row.canvas.setAttribute("aria-label", `${edge.name}: ${edge.parts.map((p) => `${p.drone} ${fixed(p.cores, 2)} cores`).join(", ") || "no drones"}`);
    const { context, width, height } = surface(row.canvas);
    context.fillStyle = colours.grid;
    context.beginPath();
    context.roundRect(0, 0, width, height, 4);
    context.fill();
    row.parts = [];
    let left = 0;
    edge.parts.forEach((part, i) => {
      const right = left + (part.cores / whole) * width;
      if (right - left > 0.5) this.bar(context, part, i, left, right, height, part.drone === chosen);
      row.parts.push({ ...part, left, right });
      left = right;
    });
  }

  bar(context, part, i, left, right, height, chosen) {
    context.fillStyle = colours.edge;
    context.globalAlpha = chosen ? 1 : i % 2 ? 0.34 : 0.5;
    context.fillRect(left, 0, Math.max(1, right - left - 1), height);
    context.globalAlpha = 1;
    if (part.used !== null && part.cores > 0) {
      // what is really used, as a line at the foot
      context.fillStyle = colours.ink;
      context.fillRect(left, height - 3, Math.max(0, (right - left - 1) * Math.min(1, part.used / part.cores)), 3);
    }
    const label = part.drone.replace(/^(.*?)(\d+)$/, right - left < 7 * part.drone.length + 8 ? "$2" : "$1$2");
    context.font = `${chosen ? 700 : 500} 11px system-ui, sans-serif`;
    if (right - left > 6.4 * label.length + 5) {
      context.fillStyle = chosen ? colours.raised : colours.ink;
      context.textAlign = "left";
      context.fillText(label, left + 4, height / 2 + 3);
    }
  }

  part(event, row) {
    const x = event.clientX - row.canvas.getBoundingClientRect().left;
    return (row.parts || []).find((part) => x >= part.left && x < part.right) || null;
  }

  hover(event, row) {
    const part = this.part(event, row);
    if (part) tip.show(event.clientX, event.clientY, `${part.drone}\n${fixed(part.cores, 2)} cores granted${part.used === null ? "" : `, ${fixed(part.used, 2)} used`}`);
    else tip.hide();
  }
}
