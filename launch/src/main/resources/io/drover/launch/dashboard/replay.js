// A run that was flown, told again at any time and speed.

import { byId, clock, el, say } from "./dom.js";

export class Replay {
  /** @param hears has reset(), messages(list), link(state, text) and moved() */
  constructor(hears, flights) {
    this.hears = hears;
    this.messages = [];
    this.loads = 0;
    this.end = 1;
    this.at = 0;
    this.next = 0;
    this.playing = false;
    this.before = performance.now();
    byId("replay").hidden = false;
    byId("flight").append(...flights.map((name, i) => el("option", { value: i }, name)));
    byId("flight-label").hidden = flights.length < 2;
    byId("flight").addEventListener("change", () => this.load());
    byId("play").addEventListener("click", () => this.toggle());
    byId("time").addEventListener("input", () => this.seek(Number(byId("time").value)));
    this.load();
  }

  async load() {
    const load = ++this.loads;
    this.pause();
    try {
      const answer = await fetch(`run.json?flight=${encodeURIComponent(byId("flight").value)}`);
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const run = await answer.json();
      // another one may have been chosen since
      if (load !== this.loads) return;
      this.begin(run.messages);
      this.hears.link("there", "replay");
      this.play();
    } catch (e) {
      if (load !== this.loads) return;
      console.warn("the flight was not loaded", e);
      this.begin([]);
      this.hears.link("lost", "this flight was not loaded; load the page anew");
    }
  }

  /** Begins with what was said on a flight. */
  begin(messages) {
    this.messages = messages;
    this.next = 0;
    this.end = Math.max(1, messages.length > 0 ? messages[messages.length - 1][0] : 0) / 1000;
    byId("time").max = this.end;
    this.seek(0);
  }

  play() {
    if (this.at >= this.end) this.seek(0);
    this.playing = true;
    this.show();
  }

  pause() {
    this.playing = false;
    this.show();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  show() {
    say(byId("play"), this.playing ? "❚❚" : "▶");
    byId("play").setAttribute("aria-label", this.playing ? "Pause" : "Play");
  }

  /** Goes to a time: what was said until then is told anew if it lies back. */
  seek(seconds) {
    const at = Math.max(0, Math.min(this.end, seconds));
    if (at < this.at || this.next === 0) {
      this.next = 0;
      this.hears.reset();
    }
    this.at = at;
    this.tell();
  }

  /** Lets time go on; called for each picture. */
  step(now) {
    const passed = (now - this.before) / 1000;
    this.before = now;
    if (!this.playing) return;
    this.at = Math.min(this.end, this.at + passed * Number(byId("speed").value));
    this.tell();
    if (this.at >= this.end) this.pause();
  }

  tell() {
    const until = this.at * 1000;
    const from = this.next;
    while (this.next < this.messages.length && this.messages[this.next][0] <= until) this.next++;
    if (this.next > from) this.hears.messages(this.messages.slice(from, this.next));
    byId("time").value = this.at;
    const text = `${clock(this.at)} / ${clock(this.end)}`;
    say(byId("time-text"), text);
    byId("time").setAttribute("aria-valuetext", `${clock(this.at)} of ${clock(this.end)}`);
    this.hears.moved();
  }
}
