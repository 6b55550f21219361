// A place from above that can be zoomed and moved by pointer and keys: x to the right, y up, metres.

const PLAN_KEYS = {
  ArrowLeft: (plan) => plan.move(-0.15, 0), ArrowRight: (plan) => plan.move(0.15, 0),
  ArrowUp: (plan) => plan.move(0, 0.15), ArrowDown: (plan) => plan.move(0, -0.15),
  "+": (plan) => plan.zoom(0.5), "=": (plan) => plan.zoom(0.5), "-": (plan) => plan.zoom(2), 0: (plan) => plan.zoom(Infinity),
};

class Plan {
  /**
   * @param label for those who cannot see it
   * @param scene has bounds() [left, lower, right, upper], paint(context, view) and draw(drawing, view)
   * @param highest pixels
   */
  constructor(label, scene, highest) {
    this.scene = scene;
    this.highest = highest;
    this.surface = html("canvas", { "aria-hidden": "true" });
    this.drawing = svg("svg", {
      role: "img", tabindex: "0", "aria-label": `${label}. Plus and minus zoom, arrow keys move, 0 shows all.`,
      onkeydown: (event) => this.key(event), ondblclick: () => this.zoom(0.5),
    });
    const button = (text, title, act) => html("button", { type: "button", title, "aria-label": title, onclick: act }, text);
    this.holder = html("div", { class: "chart plan" }, this.surface, this.drawing, html("div", { class: "zoom" },
      button("+", "Zoom in", () => this.zoom(0.5)),
      button("−", "Zoom out", () => this.zoom(2)),
      button("⤢", "Whole map", () => this.zoom(Infinity))));
    this.letPointerMove();
  }

  /** Draws it anew; it must stand in the page. */
  redraw() {
    const [left, lower, right, upper] = this.scene.bounds();
    const [wide, high] = [right - left, upper - lower];
    const height = Math.round(Math.min(this.highest, Math.max(220, (this.holder.clientWidth * high) / wide)));
    const { drawing, width } = canvas(this.holder, height);
    this.whole = { x: left + wide / 2, y: lower + high / 2, metres: 1.04 * Math.max(wide, (high * width) / height) };
    const seen = this.near || this.whole;
    const scale = width / seen.metres;
    const x = (metres) => width / 2 + (metres - seen.x) * scale;
    const y = (metres) => height / 2 - (metres - seen.y) * scale;
    const view = { x, y, scale, width, height, ratio: devicePixelRatio || 1, at: ([mx, my]) => [x(mx), y(my)] };
    this.view = view;
    this.holder.classList.toggle("near", Boolean(this.near));
    const context = this.clear(view);
    this.scene.paint(context, view);
    this.scene.draw(drawing, view);
    this.drawScale(drawing, view);
  }

  clear({ width, height, ratio }) {
    this.surface.width = Math.round(width * ratio);
    this.surface.height = Math.round(height * ratio);
    this.surface.style.width = `${width}px`;
    this.surface.style.height = `${height}px`;
    const context = this.surface.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  drawScale(drawing, { width, height, scale }) {
    const metres = niceStep(width / scale / 6, 1.4);
    const long = metres * scale;
    drawing.append(
      svg("path", { d: `M14 ${height - 19}v5h${long}v-5`, fill: "none", stroke: "var(--soft)", "stroke-width": 1.5 }),
      svg("text", { class: "halo", x: 20 + long, y: height - 12 }, `${metres} m`));
  }

  zoom(factor) {
    const from = this.near || this.whole;
    const metres = Math.max(2, from.metres * factor);
    this.near = metres >= this.whole.metres ? null : { ...from, metres };
    this.redraw();
  }

  /** By shares of what is seen. */
  move(right, up) {
    if (!this.near) return false;
    const { width, height } = this.view;
    const { x, y, metres } = this.near;
    this.near = { x: x + right * metres, y: y + (up * metres * height) / width, metres };
    this.redraw();
    return true;
  }

  /** A key that does nothing here is the page's. */
  key(event) {
    const act = PLAN_KEYS[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey && act(this) !== false) event.preventDefault();
  }

  letPointerMove() {
    let held = null;
    this.drawing.addEventListener("pointerdown", (event) => (held = [event.clientX, event.clientY]));
    this.drawing.addEventListener("pointermove", (event) => {
      if (!held || !event.buttons) return;
      const [right, down] = [event.clientX - held[0], event.clientY - held[1]];
      held = [event.clientX, event.clientY];
      this.move(-right / this.view.width, down / this.view.height);
    });
  }
}
