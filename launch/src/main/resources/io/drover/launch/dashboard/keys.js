// Keys that work everywhere on the page, and what is said of them.

import { byId, el } from "./dom.js";
import { DOES } from "./fleet.js";
import { sign } from "./signs.js";

const TOLD = [
  ["N  P", "next, previous drone"], ["[  ]", "earlier, later decision"], ["Esc", "back to the latest decision"],
  ["F", "follow the drone"], ["0", "show all of the map"], ["+  −", "closer, farther"], ["← ↑ → ↓", "move the map, where it has the focus"],
  ["L", "names"], ["V", "next map"], ["W", "warnings only"], ["Space", "play, pause a run"], [",  .", "five seconds back, on"], ["?", "this"],
];

export function helpText(mode) {
  const keys = TOLD.filter(([, text]) => mode === "run" || !/run|seconds/.test(text));
  byId("help-body").replaceChildren(
    ...keys.map(([key, text]) => el("p", {}, el("kbd", {}, key), el("span", {}, text))),
    ...Object.entries(DOES).map(([does, text]) => el("p", {}, sign(does), el("span", {}, `a drone that ${{ edge: "has its frames inferred at an edge", board: "infers on board", fall: "fell back on board: the edge did not answer", hold: "holds on command", gone: "has gone or says nothing" }[does] || text}`))),
    el("p", {}, el("kbd", {}, "▨"), el("span", {}, "a decision for on board is hatched, one for an edge is solid; the taller, the larger the image")));
}

export function listen(act) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const at = event.target;
    if (at.matches("input, select, textarea") && event.key !== "?") return;
    const onMap = at.id === "map";
    const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (onMap && pan) act.map.move(...pan);
    else if (event.key === " " && at.matches("button")) return;
    else {
      const chosen = {
        n: () => act.list.go(1), p: () => act.list.go(-1), "[": () => act.decisions.go(-1), "]": () => act.decisions.go(1),
        Escape: () => act.decisions.picked && act.decisions.pick(act.decisions.picked),
        f: () => act.map.follow(!act.map.following), 0: () => act.map.fit(), "+": () => act.map.zoom(1.4), "=": () => act.map.zoom(1.4), "-": () => act.map.zoom(1 / 1.4),
        l: () => act.map.label(!act.map.named), v: () => act.nextView(), w: () => byId("warnings").click(),
        " ": () => act.replay && act.replay.toggle(), ",": () => act.replay && act.replay.seek(act.replay.at - 5), ".": () => act.replay && act.replay.seek(act.replay.at + 5),
        "?": () => byId("help").showModal(),
      }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!chosen || (event.key === " " && !act.replay)) return;
      chosen();
    }
    event.preventDefault();
  });
  byId("help-open").addEventListener("click", () => byId("help").showModal());
}
