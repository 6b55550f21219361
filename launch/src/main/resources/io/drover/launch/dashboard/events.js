// What has happened, the latest first.

import { byId, clock, el, timeOfDay } from "./dom.js";

const MOST_SHOWN = 120;

export class Events {
  constructor(fleet, mode, choose) {
    this.fleet = fleet;
    this.mode = mode;
    this.choose = choose;
    this.list = byId("events");
    this.shown = "";
    byId("warnings").addEventListener("change", () => this.update());
  }

  update() {
    const only = byId("warnings").checked;
    const key = `${this.fleet.eventCount} ${this.fleet.groundVersion} ${only}`;
    if (key === this.shown) return;
    this.shown = key;
    const all = this.fleet.events.filter((event) => !only || event.level === "WARNING").slice(-MOST_SHOWN).reverse();
    if (all.length === 0) {
      this.list.replaceChildren(el("li", { class: "empty" }, el("span"), el("span"), el("span", {}, only ? "No warnings." : "Nothing has happened yet.")));
      return;
    }
    this.list.replaceChildren(...all.map((event) =>
      el("li", { class: event.level, onclick: () => this.choose(event.who) },
        el("time", {}, this.mode === "run" ? clock(event.at / 1000) : timeOfDay(event.at)),
        el("span", { class: "mark", "aria-label": event.level === "WARNING" ? "warning" : "" }, event.level === "WARNING" ? "▲" : "·"),
        el("span", {}, el("b", {}, event.who), ` ${event.text}`))));
  }
}
