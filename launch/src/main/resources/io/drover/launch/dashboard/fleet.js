// What is known of a fleet, from what its participants have said. Trusts no message to be whole.

import { natural, number } from "./dom.js";

const MOST_EVENTS = 400;
const MOST_TRAIL = 240;
const MOST_SAMPLES = 16;
const MOST_TELEMETRY = 4000;
const MOST_DECISIONS = 2000;
const SILENT_MILLIS = 8000;

/** What a drone does with its frames now; each has a colour and a shape of its own. */
export const DOES = {
  edge: "at an edge",
  board: "on board",
  fall: "fell back on board",
  hold: "holds",
  gone: "gone",
};

function newDrone(name) {
  return {
    name, route: null, state: null, at: 0, connection: null, samples: [], trail: [], telemetry: [], decisions: [], acks: [],
    falling: false, period: 1000, latest: {},
  };
}

export class Fleet {
  constructor() {
    this.clear();
  }

  clear() {
    this.drones = new Map();
    this.edges = new Map();
    this.maps = new Map();
    this.events = [];
    this.roles = new Map();
    this.seen = new Set();
    this.eventCount = 0;
    this.groundVersion = (this.groundVersion || 0) + 1;
    this.now = 0;
  }

  /** Takes in one message: when it was heard, who said it, on which topic, and what. */
  take([at, who, topic, said]) {
    if (typeof who !== "string" || typeof topic !== "string" || typeof said !== "object" || said === null) return;
    const role = this.role(who, topic, said);
    const levels = { connection: 1, state: 1, telemetry: 1, decision: 1, event: 1, route: 1, grid: 1, acknowledgement: 1 };
    if (!levels[topic]) return;
    if ((topic === "decision" || topic === "event") && number(said.headerId) !== null) {
      // QoS 1 may say a thing twice
      const key = `${who} ${topic} ${said.headerId} ${said.timestamp}`;
      if (this.seen.has(key)) return;
      this.seen.add(key);
      if (this.seen.size > 20000) this.seen.clear();
    }
    if (topic === "event") this.event(at, who, said);
    if (role === "drone") this.droneSaid(at, who, topic, said);
    else if (role === "edge") this.edgeSaid(at, who, topic, said);
    else if (role === "map") this.mapSaid(at, who, topic, said);
  }

  role(who, topic, said) {
    if (topic === "connection" && ["drone", "edge", "map"].includes(said.role)) this.roles.set(who, said.role);
    if (!this.roles.has(who)) {
      if (topic === "decision" || topic === "route" || (topic === "state" && said.position)) this.roles.set(who, "drone");
      else if ((topic === "state" && said.drones) || (topic === "telemetry" && "frames_dropped" in said)) this.roles.set(who, "edge");
      else if (topic === "grid" || (topic === "state" && said.frames)) this.roles.set(who, "map");
    }
    return this.roles.get(who);
  }

  drone(name) {
    let drone = this.drones.get(name);
    if (!drone) {
      drone = newDrone(name);
      this.drones.set(name, drone);
      this.order = null;
    }
    return drone;
  }

  /** By name, as people count. */
  sorted() {
    if (!this.order) this.order = [...this.drones.values()].sort((a, b) => natural(a.name, b.name));
    return this.order;
  }

  droneSaid(at, who, topic, said) {
    const drone = this.drone(who);
    if (topic !== "route") drone.at = Math.max(drone.at, at);
    if (topic === "connection") drone.connection = said.connectionState;
    else if (topic === "state") this.droneState(drone, at, said);
    else if (topic === "telemetry") {
      drone.latest = said;
      drone.telemetry.push({ at, latency: number(said.latency_seconds), qon: number(said.qon), bits: number(said.bandwidth_bits_per_second), cores: number(said.share_cores) });
      if (drone.telemetry.length > MOST_TELEMETRY) drone.telemetry.splice(0, MOST_TELEMETRY / 4);
    } else if (topic === "decision") {
      drone.decisions.push({ at, action: said.action || {}, policy: String(said.policy || ""), reason: String(said.reason || ""), inputs: said.inputs || {} });
      if (drone.decisions.length > MOST_DECISIONS) drone.decisions.splice(0, MOST_DECISIONS / 4);
    } else if (topic === "acknowledgement") {
      drone.acks.push({ at, ...said });
      if (drone.acks.length > 40) drone.acks.shift();
    } else if (topic === "route" && Array.isArray(said.path)) {
      drone.route = { name: String(said.name || ""), path: said.path.filter((v) => number(v) !== null), half: number(said.halfWidthMetres) || 0, tunnels: Array.isArray(said.tunnels) ? said.tunnels.filter(Array.isArray) : [] };
      this.groundVersion++;
    }
  }

  droneState(drone, at, said) {
    const x = number(said.position && said.position.x);
    const y = number(said.position && said.position.y);
    drone.state = said;
    drone.falling = String(said.outcome || "").endsWith("_fallback");
    if (x === null || y === null) return;
    const heading = number(said.headingRadians) || 0;
    const last = drone.samples[drone.samples.length - 1];
    if (last && at > last.at) drone.period = Math.min(3000, 0.8 * drone.period + 0.2 * (at - last.at));
    drone.samples.push({ at, x, y, heading });
    if (drone.samples.length > MOST_SAMPLES) drone.samples.shift();
    const end = drone.trail[drone.trail.length - 1];
    if (!end || Math.hypot(x - end[0], y - end[1]) > 0.4) {
      drone.trail.push([x, y]);
      if (drone.trail.length > MOST_TRAIL) drone.trail.splice(0, MOST_TRAIL / 8);
    }
  }

  edgeSaid(at, who, topic, said) {
    let edge = this.edges.get(who);
    if (!edge) this.edges.set(who, (edge = { name: who, state: null, latest: {}, connection: null, at: 0 }));
    edge.at = Math.max(edge.at, at);
    if (topic === "connection") edge.connection = said.connectionState;
    else if (topic === "state") edge.state = said;
    else if (topic === "telemetry") edge.latest = said;
  }

  mapSaid(at, who, topic, said) {
    let map = this.maps.get(who);
    if (!map) this.maps.set(who, (map = { name: who, state: null, grids: [], connection: null, at: 0 }));
    map.at = Math.max(map.at, at);
    if (topic === "connection") map.connection = said.connectionState;
    else if (topic === "state") map.state = said;
    else if (topic === "grid" && Array.isArray(said.maps)) {
      map.grids = said.maps;
      this.groundVersion++;
    }
  }

  event(at, who, said) {
    this.events.push({ at, who, type: String(said.eventType || ""), level: said.eventLevel === "WARNING" || said.eventLevel === "ERROR" || said.eventLevel === "FATAL" ? "WARNING" : "INFO", text: String(said.eventDescription || "") });
    this.eventCount++;
    if (this.events.length > MOST_EVENTS) this.events.splice(0, MOST_EVENTS / 4);
  }

  /** One of DOES. */
  does(drone) {
    if (drone.connection === "OFFLINE" || drone.connection === "CONNECTION_BROKEN" || !drone.state) return "gone";
    if (this.now - drone.at > SILENT_MILLIS) return "gone";
    if (drone.state.holding === true) return "hold";
    if (drone.falling) return "fall";
    return String(drone.state.decision || "").startsWith("edge") ? "edge" : "board";
  }

  /** Where a drone is to be drawn: between its reports, a little in the past, so that it glides. */
  place(drone, now) {
    const samples = drone.samples;
    if (samples.length === 0) return null;
    const when = now - Math.min(1500, 1.25 * drone.period);
    let i = samples.length - 1;
    while (i > 0 && samples[i].at > when) i--;
    const a = samples[i];
    const b = samples[i + 1];
    if (!b || when <= a.at) return a;
    const share = Math.min(1, (when - a.at) / Math.max(1, b.at - a.at));
    const turn = Math.atan2(Math.sin(b.heading - a.heading), Math.cos(b.heading - a.heading));
    return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y), heading: a.heading + share * turn };
  }
}
