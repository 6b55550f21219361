// Hold, resume and land, where the server allows it and this page was opened with its key.

import { byId, say } from "./dom.js";

const PATIENCE_MILLIS = 20000;
/** Landing takes its time. */
const ACCEPTED_MILLIS = 90000;

export class Commands {
  constructor(fleet, feed, allowed) {
    this.fleet = fleet;
    this.feed = feed;
    this.key = new URLSearchParams(location.hash.slice(1)).get("key") || "";
    this.open = new Map();
    byId("orders").hidden = !allowed;
    for (const button of byId("orders").querySelectorAll("button")) {
      button.disabled = this.key === "";
      button.addEventListener("click", () => this.ask(button.dataset.command));
    }
    if (allowed && this.key === "") this.tell("open the address that ./drover printed to give commands", false);
  }

  choose(drone) {
    this.drone = drone;
    if (this.key !== "") this.tell("", false);
  }

  ask(command) {
    if (!this.drone) return;
    const name = this.drone.name;
    if (command !== "land") {
      this.give(name, command);
      return;
    }
    say(byId("sure-title"), `Land ${name}?`);
    const dialog = byId("sure");
    dialog.returnValue = "no";
    dialog.onclose = () => {
      if (dialog.returnValue === "yes") this.give(name, command);
    };
    dialog.showModal();
  }

  give(drone, command) {
    const request = this.feed.command(drone, command, this.key);
    if (request === null) {
      this.tell("the dashboard's server is gone", true);
      return;
    }
    this.tell(`${command}: sent…`, false);
    this.open.set(request, { drone, command, id: null, until: performance.now() + PATIENCE_MILLIS });
  }

  /** What the server says of a request. */
  answer(message) {
    const asked = this.open.get(message.request);
    if (!asked) return;
    if (message.type === "refused") {
      this.open.delete(message.request);
      this.tell(`${asked.command}: ${message.text}`, true);
    } else if (message.type === "sent") {
      asked.id = message.text;
    } else if (message.type === "unconfirmed" && !asked.status) {
      this.tell(`${asked.command}: ${message.text}`, true);
    }
  }

  /** Looks for what drones have acknowledged. */
  update() {
    for (const [request, asked] of this.open) {
      const answers = this.fleet.drones.get(asked.drone)?.acks || [];
      const last = asked.id && answers.filter((ack) => ack.commandId === asked.id).pop();
      if (last && last.status !== asked.status) {
        asked.status = last.status;
        const bad = last.status === "REJECTED" || last.status === "FAILED";
        this.tell(`${asked.drone}: ${asked.command} ${String(last.status).toLowerCase()}${last.reason ? `: ${last.reason}` : ""}`, bad);
        if (last.status === "ACCEPTED") asked.until = performance.now() + ACCEPTED_MILLIS;
        else this.open.delete(request);
      } else if (performance.now() > asked.until) {
        this.open.delete(request);
        this.tell(asked.status ? `${asked.drone} has accepted ${asked.command}, and not said yet that it is done` : `${asked.drone} does not answer to ${asked.command}`, true);
      }
    }
  }

  tell(text, bad) {
    say(byId("order-state"), text);
    byId("order-state").classList.toggle("bad", bad);
  }
}
