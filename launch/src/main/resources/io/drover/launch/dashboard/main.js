// Puts the page together: what is told goes into the fleet, and the fleet is drawn.

import { byId, onColours, say, el, seconds, fixed } from "./dom.js";
import { Fleet, DOES } from "./fleet.js";
import { Feed } from "./feed.js";
import { Replay } from "./replay.js";
import { FleetMap } from "./map.js";
import { DroneList, summarise } from "./drones.js";
import { Charts } from "./charts.js";
import { Decisions } from "./decisions.js";
import { Edges } from "./edges.js";
import { Events } from "./events.js";
import { Commands } from "./commands.js";
import { helpText, listen } from "./keys.js";
import { paintSign, sign } from "./signs.js";

const PANELS_MILLIS = 250;
const CHARTS_MILLIS = 500;

const facts = document.body.dataset;
const mode = facts.mode;
const fleet = new Fleet();
const map = new FleetMap(fleet, choose);
const list = new DroneList(fleet, choose);
const charts = new Charts(fleet, mode);
const decisions = new Decisions(fleet, mode);
const edges = new Edges(fleet, choose);
const events = new Events(fleet, mode, choose);
let chosen = null;
let offset = Date.now() - performance.now();
let told = false;

say(byId("site"), facts.site);
document.title = `${facts.site} – Drover`;

function choose(name) {
  if (!fleet.drones.has(name)) return;
  chosen = name;
  map.chosen = name;
  map.trailsAt = 0;
  list.mark(name);
  decisions.choose(fleet.drones.get(name));
  if (commands) commands.choose(fleet.drones.get(name));
  panelsAt = chartsAt = 0;
}

const hears = {
  messages(messages) {
    for (const message of messages) {
      try {
        fleet.take(message);
      } catch (e) {
        console.warn("a message was not taken", message, e);
      }
    }
    told = true;
  },
  reset() {
    fleet.clear();
    list.clear();
    list.order = [];
    edges.clear();
    map.refresh();
    decisions.choose(null);
  },
  link(state, text) {
    byId("link").dataset.state = state;
    say(byId("link"), text);
  },
  clock(now) {
    offset = now;
  },
  answer(message) {
    if (commands) commands.answer(message);
  },
  moved() {
    chartsAt = 0;
  },
};

const feed = mode === "live" ? new Feed(hears) : null;
const replay = mode === "run" ? new Replay(hears, (facts.flights || "").split("\n")) : null;
const commands = feed ? new Commands(fleet, feed, facts.commands === "true") : null;
if (replay) hears.link("there", "replay");

listen({ map, list, decisions, replay, nextView });
helpText(mode);
byId("map-key").replaceChildren(...Object.entries(DOES).map(([does, text]) => el("span", {}, sign(does), text)));
onColours(() => {
  map.refresh();
  panelsAt = chartsAt = 0;
});
new ResizeObserver(() => map.refresh()).observe(byId("map"));

function nextView() {
  const tabs = [...byId("views").children];
  if (tabs.length > 0) tabs[(tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true") + 1) % tabs.length].click();
}

let panelsAt = 0;
let chartsAt = 0;

function drawDetail(drone) {
  const does = drone ? fleet.does(drone) : "gone";
  const head = byId("detail-name");
  if (drone && !head.querySelector("svg")) head.replaceChildren(sign(does), el("span", {}));
  if (drone) {
    paintSign(head.querySelector("svg"), does);
    say(head.lastChild, drone.name);
    const state = drone.state || {};
    const parts = [
      drone.state || drone.connection !== "ONLINE" ? DOES[does] : "has not flown yet",
      state.policy ? `policy ${state.policy}` : null,
      Number.isFinite(state.speedMetresPerSecond) ? `${fixed(state.speedMetresPerSecond, 1)} m/s` : null,
      Number.isFinite(state.speedLimitMetresPerSecond) ? `limited to ${fixed(state.speedLimitMetresPerSecond, 1)} m/s` : null,
      Number.isFinite(drone.latest.fallback_ratio) ? `${fixed(100 * drone.latest.fallback_ratio, 1)}% fell back` : null,
      does === "gone" && drone.at && mode === "live" ? `last heard ${seconds((fleet.now - drone.at) / 1000)} ago` : null,
    ];
    say(byId("detail-now"), parts.filter(Boolean).join(" · "));
  }
}

/** One picture. */
function frame(now) {
  // first: what goes wrong in one picture is not the end of all
  requestAnimationFrame(frame);
  if (replay) {
    replay.step(now);
    fleet.now = replay.at * 1000;
    fleet.end = replay.end * 1000;
  } else {
    fleet.now = now + offset;
  }
  map.draw();
  if (now - panelsAt > PANELS_MILLIS) {
    panelsAt = now;
    if ((!chosen || !fleet.drones.has(chosen)) && fleet.sorted().length > 0) choose(fleet.sorted()[0].name);
    const drone = fleet.drones.get(chosen) || null;
    if (decisions.drone !== drone) decisions.choose(drone);
    document.querySelector("main").classList.toggle("maps-only", fleet.drones.size === 0 && fleet.maps.size > 0);
    map.offerViews();
    list.update();
    edges.update(chosen);
    events.update();
    if (commands) commands.update();
    summarise(fleet, byId("summary"));
    drawDetail(drone);
  }
  if (now - chartsAt > CHARTS_MILLIS) {
    chartsAt = now;
    const drone = fleet.drones.get(chosen) || null;
    charts.draw(drone);
    decisions.draw();
  }
}
requestAnimationFrame(frame);

// for tests and curious people
window.drover = { fleet, map, list, decisions, replay, get chosen() { return chosen; }, get told() { return told; } };
