// What the server tells: a fleet while it works. Reconnects for as long as the page is open.

const RETRY_MILLIS = 1000;
/** The server says something every five seconds. */
const SILENCE_MILLIS = 15000;
/** What comes first may be long, and is heard only when all of it is here. */
const FIRST_MILLIS = 60000;

export class Feed {
  /** @param hears has messages(list), reset(), link(state, text), answer(message) and clock(offset) */
  constructor(hears) {
    this.hears = hears;
    this.requests = 0;
    this.connect();
    setInterval(() => this.watch(), RETRY_MILLIS);
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/live`);
    this.socket = socket;
    /** The server's clock, less the page's own; not known yet. */
    this.offset = null;
    this.heardAt = performance.now();
    this.begun = false;
    socket.onmessage = (event) => this.heard(JSON.parse(event.data));
    socket.onclose = () => this.lost("the dashboard's server is gone; trying again");
  }

  /** A connection that is open at this end only does not say so. */
  watch() {
    const most = this.socket.readyState === WebSocket.OPEN && !this.begun ? FIRST_MILLIS : SILENCE_MILLIS;
    if (performance.now() - this.heardAt > most) this.lost("the dashboard's server is silent; trying again");
  }

  lost(text) {
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.heardAt = Infinity;
    this.hears.link("lost", text);
    setTimeout(() => this.connect(), RETRY_MILLIS);
  }

  heard(message) {
    this.heardAt = performance.now();
    if (typeof message.now === "number") {
      this.offset = message.now - performance.now();
      this.hears.clock(this.offset);
    }
    if (message.type === "snapshot" || message.type === "messages") {
      if (message.type === "snapshot") {
        this.begun = true;
        this.hears.reset();
      }
      this.hears.messages(message.messages);
    } else if (message.type === "broker") {
      this.hears.link(message.there ? "there" : "lost", message.there ? "live" : message.why);
    } else {
      this.hears.answer(message);
    }
  }

  /** Asks for a command as of now; the number of the request, or null if nobody is there. */
  command(drone, command, key) {
    if (this.socket.readyState !== WebSocket.OPEN || this.offset === null) return null;
    const request = ++this.requests;
    const at = Math.round(performance.now() + this.offset);
    this.socket.send(JSON.stringify({ type: "command", request, at, drone, command, key }));
    return request;
  }
}
