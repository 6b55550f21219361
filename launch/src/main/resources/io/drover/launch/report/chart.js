// What every chart is made of: elements, scales, axes, lines and the tooltip.

// asked of the parser, so that no address stands in this file
const SVG = document.createRange().createContextualFragment("<svg></svg>").firstChild.namespaceURI;

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
const byId = (id) => document.getElementById(id);

/** A number for readers; what is unknown or infinite is a dash. */
function format(value, digits) {
  return value === null || value === undefined || !Number.isFinite(value) ? "–" : value.toFixed(digits);
}

const percent = (share, digits) => (share === null ? "–" : `${format(share * 100, digits)}%`);

function seconds(value) {
  if (value === null || value === undefined) return "–";
  return value < 0.0995 ? `${format(value * 1000, value < 0.00995 ? 1 : 0)} ms` : `${format(value, 2)} s`;
}

function linear(from, to, start, end) {
  const scale = (v) => start + ((v - from) / (to - from || 1)) * (end - start);
  scale.invert = (p) => from + ((p - start) / (end - start || 1)) * (to - from);
  scale.ticks = (count) => niceTicks(from, to, count);
  return scale;
}

function logarithmic(from, to, start, end) {
  const inner = linear(Math.log10(from), Math.log10(to), start, end);
  const scale = (v) => inner(Math.log10(Math.min(to, Math.max(from, v))));
  scale.invert = (p) => 10 ** inner.invert(p);
  scale.ticks = (count) => {
    const decades = Math.log10(to / from);
    const mantissas = decades * 3 > count ? [1] : [1, 2, 5];
    const every = Math.max(1, Math.round(decades / count));
    const found = [];
    for (let e = Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
      for (const m of e % every === 0 ? mantissas : []) {
        const tick = +(m * 10 ** e).toPrecision(12);
        if (tick >= from * 0.999 && tick <= to * 1.001) found.push(tick);
      }
    }
    return found.length > 1 ? found : niceTicks(from, to, Math.min(count, 4));
  };
  return scale;
}

function niceStep(span, count) {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].find((m) => m * power >= raw) * power;
}

function niceTicks(from, to, count) {
  const step = niceStep(to - from || 1, count);
  const ticks = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) ticks.push(+(k * step).toPrecision(12));
  return ticks;
}

/** Horizontal grid lines with their values left of the plot. */
function rows(group, y, ticks, left, right, label) {
  for (const tick of ticks) {
    group.append(
      svg("line", { class: "grid", x1: left, x2: right, y1: y(tick), y2: y(tick) }),
      svg("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, label(tick)));
  }
}

/** Values below the plot. */
function columns(group, x, ticks, top, bottom, label) {
  for (const tick of ticks) {
    group.append(
      svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: bottom }),
      svg("text", { x: x(tick), y: bottom + 17, "text-anchor": "middle" }, label(tick)));
  }
}

/** A path through points; a point without a value interrupts it. */
function through(points) {
  let pen = "M";
  let path = "";
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = "M";
      continue;
    }
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = "L";
  }
  return path;
}

/** Coordinates of a chart that fills its container; the drawing is redone when that changes. */
function canvas(holder, height) {
  const drawing = holder.querySelector("svg");
  const width = Math.max(280, holder.clientWidth - 2 * parseFloat(getComputedStyle(holder).paddingLeft));
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.setAttribute("height", height);
  drawing.replaceChildren();
  return { drawing, width };
}

/** Where the pointer is in the drawing's own coordinates. */
function pointer(drawing, event) {
  const box = drawing.getBoundingClientRect();
  const view = drawing.viewBox.baseVal;
  return [
    view.x + ((event.clientX - box.left) / box.width) * view.width,
    view.y + ((event.clientY - box.top) / box.height) * view.height,
  ];
}

const tip = {
  /** @param rows [text, value, colour or null] */
  show(event, title, rows) {
    const box = byId("tip");
    box.replaceChildren(
      html("strong", {}, title),
      ...rows.map(([text, value, colour]) =>
        html("div", {}, html("span", {}, colour ? dot(colour) : null, text), html("span", {}, value))));
    box.hidden = false;
    const left = event.clientX + 16 + box.offsetWidth > innerWidth ? event.clientX - 16 - box.offsetWidth : event.clientX + 16;
    box.style.left = `${Math.max(6, left)}px`;
    box.style.top = `${Math.min(innerHeight - box.offsetHeight - 6, event.clientY + 14)}px`;
  },
  hide() {
    byId("tip").hidden = true;
  },
};

const dot = (colour) => html("i", { class: "swatch", style: `background:${colour}` });
