// The map: routes, trails, drones and rovers from above; east to the right, north up.

import { byId, colours, el, isDark, objects, surface } from "./dom.js";
import { picture } from "./grid.js";
import { drawDrone, colourOf } from "./signs.js";

const FLEET = "fleet";
const MARGIN = 46;
const TRAILS_MILLIS = 250;

export class FleetMap {
  constructor(fleet, choose) {
    this.fleet = fleet;
    this.choose = choose;
    this.view = FLEET;
    this.viewIsWanted = false;
    this.near = null;
    this.chosen = null;
    this.following = false;
    this.named = true;
    this.ground = -1;
    this.trailsAt = 0;
    this.pictures = new WeakMap();
    this.holder = byId("map");
    this.listen();
  }

  /** Draws everything anew with the next picture. */
  refresh() {
    this.ground = -1;
    this.trailsAt = 0;
  }

  /** Maps that robots have drawn, each with a frame of its own. */
  grids() {
    const found = [];
    for (const map of this.fleet.maps.values()) {
      map.grids.forEach((grid, i) => {
        if (grid && Array.isArray(grid.robots)) found.push({ key: `${map.name} ${i}`, map, grid, text: `${map.name}: robot${grid.robots.length > 1 ? "s" : ""} ${grid.robots.join(", ")}` });
      });
    }
    return found;
  }

  shownGrid() {
    return this.grids().find((found) => found.key === this.view) || null;
  }

  offerViews() {
    const grids = this.grids();
    const flying = this.fleet.sorted().some((drone) => drone.samples.length > 0 || drone.route);
    if (this.view === FLEET && !flying && grids.length > 0) this.show(grids[0].key);
    // a map that was there before any drone does not keep the place that nobody gave it
    if (this.view !== FLEET && flying && !this.viewIsWanted) this.show(FLEET);
    if (this.view !== FLEET && !this.shownGrid()) this.show(flying || grids.length === 0 ? FLEET : grids[0].key);
    const offered = grids.length === 0 ? [] : [...(flying ? [[FLEET, "Drones"]] : []), ...grids.map((found) => [found.key, found.text])];
    const key = JSON.stringify([offered, this.view]);
    if (key === this.offered) return;
    this.offered = key;
    const hadFocus = byId("views").contains(document.activeElement);
    byId("views").replaceChildren(...offered.map(([view, text]) => el("button", { type: "button", role: "tab", "aria-selected": String(view === this.view), onclick: () => this.want(view) }, text)));
    if (hadFocus) byId("views").querySelector("[aria-selected=true]")?.focus();
  }

  /** Somebody asks for a view. */
  want(view) {
    this.viewIsWanted = true;
    this.show(view);
  }

  show(view) {
    this.view = view;
    this.near = null;
    this.offered = null;
    this.refresh();
  }

  /** All that must be visible, metres: west, south, east, north; null if there is nothing. */
  extent() {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (x, y) => {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    };
    const found = this.shownGrid();
    if (found) {
      const { originX, originY, width, height, resolution } = found.grid;
      add(originX, originY);
      add(originX + width * resolution, originY + height * resolution);
    } else {
      for (const drone of this.fleet.drones.values()) {
        const last = drone.samples[drone.samples.length - 1];
        if (last) add(last.x, last.y);
        for (const [x, y] of drone.trail) add(x, y);
        if (drone.route) for (let i = 0; i + 1 < drone.route.path.length; i += 2) add(drone.route.path[i], drone.route.path[i + 1]);
      }
    }
    return box[0] <= box[2] ? box : null;
  }

  whole(width, height) {
    const box = this.extent() || [-10, -10, 10, 10];
    // it grows in steps, so that the map does not creep
    const step = 5;
    const [west, south] = box.slice(0, 2).map((v) => Math.floor(v / step) * step);
    const [east, north] = box.slice(2).map((v) => Math.ceil(v / step) * step);
    const scale = Math.min((width - 2 * MARGIN) / Math.max(step, east - west), (height - 2 * MARGIN) / Math.max(step, north - south));
    return { x: (west + east) / 2, y: (south + north) / 2, scale: Math.max(0.01, scale) };
  }

  frame() {
    const width = this.holder.clientWidth;
    const height = this.holder.clientHeight;
    const whole = this.whole(width, height);
    if (this.following && this.chosen) {
      const place = this.placeOf(this.chosen);
      if (place) this.near = { x: place.x, y: place.y, scale: this.near ? this.near.scale : Math.max(whole.scale, 8) };
    }
    const seen = this.near || whole;
    return { ...seen, width, height, key: `${width} ${height} ${seen.x.toFixed(3)} ${seen.y.toFixed(3)} ${seen.scale.toFixed(4)}`, px: (x) => width / 2 + (x - seen.x) * seen.scale, py: (y) => height / 2 - (y - seen.y) * seen.scale };
  }

  placeOf(name) {
    const drone = this.fleet.drones.get(name);
    return drone ? this.fleet.place(drone, this.fleet.now) : null;
  }

  draw() {
    const view = this.frame();
    this.seen = view;
    const ground = `${view.key} ${this.fleet.groundVersion} ${this.view} ${isDark()}`;
    if (ground !== this.ground) {
      this.ground = ground;
      this.trailsAt = 0;
      this.drawGround(view);
    }
    const now = performance.now();
    if (now - this.trailsAt > TRAILS_MILLIS) {
      this.trailsAt = now;
      this.drawTrails(view);
    }
    this.drawBodies(view);
  }

  drawGround(view) {
    const { context, width, height } = surface(byId("ground"));
    this.drawGraticule(context, view, width, height);
    const found = this.shownGrid();
    if (found) this.drawGrid(context, view, found.grid);
    else this.drawRoutes(context, view);
    this.drawScale(context, view, width, height);
  }

  drawGraticule(context, view, width, height) {
    const step = niceMetres(90 / view.scale);
    context.strokeStyle = colours.grid;
    context.lineWidth = 1;
    context.beginPath();
    for (let x = Math.ceil((view.x - width / 2 / view.scale) / step) * step; view.px(x) < width; x += step) {
      context.moveTo(Math.round(view.px(x)) + 0.5, 0);
      context.lineTo(Math.round(view.px(x)) + 0.5, height);
    }
    for (let y = Math.ceil((view.y - height / 2 / view.scale) / step) * step; view.py(y) > 0; y += step) {
      context.moveTo(0, Math.round(view.py(y)) + 0.5);
      context.lineTo(width, Math.round(view.py(y)) + 0.5);
    }
    context.stroke();
  }

  drawScale(context, view, width, height) {
    const metres = niceMetres(110 / view.scale);
    const long = metres * view.scale;
    const x = width - 16 - long;
    // beside the signs' key, or above it where that is as wide as the map
    const key = byId("map-key");
    const y = height - 16 - (key.offsetWidth + 30 + long > width - 20 ? key.offsetHeight + 8 : 0);
    context.strokeStyle = colours.soft;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x, y);
    context.lineTo(x + long, y);
    context.lineTo(x + long, y - 5);
    context.stroke();
    context.fillStyle = colours.soft;
    context.font = "12px system-ui, sans-serif";
    context.textAlign = "center";
    context.fillText(`${metres} m`, x + long / 2, y - 7);
  }

  drawGrid(context, view, grid) {
    let drawn = this.pictures.get(grid);
    if (!drawn || drawn.dark !== isDark()) this.pictures.set(grid, (drawn = { dark: isDark(), canvas: picture(grid) }));
    if (!drawn.canvas) return;
    const side = grid.resolution * view.scale;
    context.imageSmoothingEnabled = side < 3;
    context.imageSmoothingQuality = "high";
    context.drawImage(drawn.canvas, view.px(grid.originX), view.py(grid.originY + grid.height * grid.resolution), grid.width * side, grid.height * side);
  }

  drawRoutes(context, view) {
    const drawn = new Set();
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const drone of this.fleet.drones.values()) {
      const route = drone.route;
      if (!route || drawn.has(route.name + route.path.length)) continue;
      drawn.add(route.name + route.path.length);
      const wide = Math.max(4, 2 * route.half * view.scale);
      this.line(context, view, route.path, colours["way-line"], wide + 2);
      this.line(context, view, route.path, colours.way, wide);
      for (const tunnel of route.tunnels) this.line(context, view, tunnel, colours.tunnel, Math.max(3, wide - 4));
      context.setLineDash([6, 7]);
      this.line(context, view, route.path, colours["way-line"], 1.2);
      context.setLineDash([]);
      this.ends(context, view, route);
    }
  }

  ends(context, view, route) {
    const path = route.path;
    context.font = "600 12px system-ui, sans-serif";
    context.textAlign = "left";
    const marks = [[path[0], path[1], "start"], [path[path.length - 2], path[path.length - 1], "end"]];
    for (const [x, y, text] of marks) {
      context.fillStyle = colours.soft;
      context.beginPath();
      context.arc(view.px(x), view.py(y), 3.5, 0, 7);
      context.fill();
      this.text(context, text, view.px(x) + 8, view.py(y) - 8, colours.soft);
    }
  }

  line(context, view, flat, colour, wide) {
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.beginPath();
    for (let i = 0; i + 1 < flat.length; i += 2) context.lineTo(view.px(flat[i]), view.py(flat[i + 1]));
    context.stroke();
  }

  text(context, text, x, y, colour) {
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = colours.map;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  drawTrails(view) {
    const { context } = surface(byId("trails"));
    if (this.shownGrid()) return;
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const drone of this.fleet.drones.values()) {
      if (drone.trail.length < 2) continue;
      const chosen = drone.name === this.chosen;
      context.strokeStyle = colourOf(this.fleet.does(drone));
      context.globalAlpha = chosen ? 0.95 : 0.42;
      context.lineWidth = chosen ? 2.6 : 1.6;
      context.beginPath();
      // its last piece grows with the drone itself
      const last = drone.trail.length - 1;
      for (let i = 0; i < last; i++) context.lineTo(view.px(drone.trail[i][0]), view.py(drone.trail[i][1]));
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  drawBodies(view) {
    const { context } = surface(byId("bodies"));
    this.targets = [];
    context.font = "600 12px system-ui, sans-serif";
    context.textAlign = "left";
    const found = this.shownGrid();
    if (found) this.drawRobots(context, view, found);
    else this.drawDrones(context, view);
    byId("map-key").hidden = Boolean(found);
    byId("map-empty").hidden = Boolean(found) || this.extent() !== null;
  }

  drawDrones(context, view) {
    const drones = this.fleet.sorted();
    const few = drones.length <= 60;
    const taken = [];
    let chosen = null;
    const own = this.placeOf(this.chosen);
    if (own) {
      // drawn last, above all others: it has its place before their names
      const [x, y] = [view.px(own.x), view.py(own.y)];
      taken.push([x - 16, y - 16, x + 16, y + 16], this.nameBox(this.chosen, x, y, true));
    }
    const draw = (drone, place) => {
      const x = view.px(place.x);
      const y = view.py(place.y);
      const isChosen = drone.name === this.chosen;
      if (isChosen) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2;
        context.beginPath();
        context.arc(x, y, 15, 0, 7);
        context.stroke();
      }
      drawDrone(context, x, y, place.heading, this.fleet.does(drone), isChosen ? 1.25 : 1);
      this.targets.push({ name: drone.name, x, y });
      if ((this.named && few) || isChosen) this.name(context, drone.name, x, y, isChosen, taken);
    };
    for (const drone of drones) {
      const place = this.fleet.place(drone, this.fleet.now);
      if (!place) continue;
      if (drone.name === this.chosen) chosen = [drone, place];
      else draw(drone, place);
    }
    if (chosen) draw(...chosen);
  }

  /** A name beside its drone, unless another one stands there. */
  name(context, text, x, y, always, taken) {
    const box = this.nameBox(text, x, y, always);
    const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
    if (!free && !always) return;
    taken.push(box);
    this.text(context, text, x + (always ? 19 : 12), y + 1, always ? colours.ink : colours.soft);
  }

  nameBox(text, x, y, always) {
    const left = x + (always ? 19 : 12);
    return [left - 1, y - 12, left + 3 + 7 * text.length, y + 3];
  }

  drawRobots(context, view, { map, grid }) {
    for (const pose of objects(map.state?.poses)) {
      if (!grid.robots.includes(pose.robot)) continue;
      const x = view.px(pose.x);
      const y = view.py(pose.y);
      context.save();
      context.translate(x, y);
      context.rotate(-pose.headingRadians);
      context.fillStyle = colours.rover;
      context.strokeStyle = colours.raised;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(-8, -6, 16, 12, 3);
      context.fill();
      context.stroke();
      context.beginPath();
      context.moveTo(8, 0);
      context.lineTo(13, 0);
      context.strokeStyle = colours.rover;
      context.lineWidth = 3;
      context.stroke();
      context.restore();
      this.text(context, `robot ${pose.robot}`, x + 15, y + 4, colours.ink);
    }
  }

  listen() {
    const pointers = new Map();
    let moved = 0;
    let apart = 0;
    const spread = () => {
      const [a, b] = [...pointers.values()];
      return Math.hypot(a.x - b.x, a.y - b.y);
    };
    this.holder.addEventListener("pointerdown", (event) => {
      if (event.target.closest("button")) return;
      this.holder.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = 0;
      if (pointers.size === 2) apart = spread();
    });
    this.holder.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved += Math.abs(dx) + Math.abs(dy);
      if (pointers.size === 2) {
        const now = spread();
        if (apart > 0) this.zoom(now / apart);
        apart = now;
      } else if (moved > 3) {
        this.move(dx, dy);
      }
    });
    const up = (event) => {
      if (pointers.delete(event.pointerId) && event.type === "pointerup" && moved <= 6) this.pick(event);
    };
    this.holder.addEventListener("pointerup", up);
    this.holder.addEventListener("pointercancel", up);
    this.holder.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = this.holder.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY * 0.0016), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    byId("zoom-in").addEventListener("click", () => this.zoom(1.4));
    byId("zoom-out").addEventListener("click", () => this.zoom(1 / 1.4));
    byId("fit").addEventListener("click", () => this.fit());
    byId("follow").addEventListener("click", () => this.follow(!this.following));
    byId("labels").addEventListener("click", () => this.label(!this.named));
  }

  pick(event) {
    const box = this.holder.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let best = null;
    let least = event.pointerType === "touch" ? 34 : 20;
    for (const target of this.targets || []) {
      const away = Math.hypot(target.x - x, target.y - y);
      if (away < least) [best, least] = [target.name, away];
    }
    if (best) this.choose(best);
  }

  zoom(factor, x = this.holder.clientWidth / 2, y = this.holder.clientHeight / 2) {
    const view = this.frame();
    const scale = Math.max(0.02, Math.min(400, view.scale * factor));
    const [mx, my] = [view.x + (x - view.width / 2) / view.scale, view.y - (y - view.height / 2) / view.scale];
    this.near = { x: mx - (x - view.width / 2) / scale, y: my + (y - view.height / 2) / scale, scale };
  }

  move(dx, dy) {
    const view = this.frame();
    this.follow(false);
    this.near = { x: view.x - dx / view.scale, y: view.y + dy / view.scale, scale: view.scale };
  }

  fit() {
    this.follow(false);
    this.near = null;
  }

  follow(on) {
    this.following = on && this.chosen !== null;
    byId("follow").setAttribute("aria-pressed", String(this.following));
  }

  label(on) {
    this.named = on;
    byId("labels").setAttribute("aria-pressed", String(on));
  }
}

export function niceMetres(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((m) => m * power).find((m) => m <= most) || power;
}
