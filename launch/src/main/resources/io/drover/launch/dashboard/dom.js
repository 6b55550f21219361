// Elements, numbers for readers, and colours as the style sheet has them.

export const byId = (id) => document.getElementById(id);

/** An element; text is always text, whatever somebody has published. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Changes a text only if it differs: layout is dear. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const number = (value) => (typeof value === "number" && Number.isFinite(value) ? value : null);

/** Of what should be a list of objects, those that are. */
export const objects = (list) => (Array.isArray(list) ? list.filter((value) => typeof value === "object" && value !== null) : []);

export function fixed(value, digits) {
  return number(value) === null ? "–" : value.toFixed(digits);
}

export function seconds(value) {
  if (number(value) === null) return "–";
  if (value < 0.0995) return `${Math.round(value * 1000)} ms`;
  return `${value.toFixed(value < 9.95 ? 2 : 1)} s`;
}

export const mbits = (bits) => (number(bits) === null ? "–" : `${(bits / 1e6).toFixed(bits < 9.95e6 ? 1 : 0)}`);

export function clock(seconds) {
  const all = Math.max(0, Math.floor(seconds));
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

export function timeOfDay(millis) {
  const date = new Date(millis);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
}

/** The style sheet's colours by name, read anew when light turns to dark. */
export const colours = {};
const NAMES = ["paper", "raised", "ink", "soft", "faint", "line", "grid", "edge", "board", "fall", "hold", "gone", "good", "rover", "way", "way-line", "tunnel", "free", "wall", "unseen", "map"];
const dark = matchMedia("(prefers-color-scheme: dark)");
let areDark = false;

/** Whether these are the dark ones, which is so a moment later than the system is dark. */
export const isDark = () => areDark;

function readColours() {
  areDark = dark.matches;
  const style = getComputedStyle(document.documentElement);
  for (const name of NAMES) colours[name] = style.getPropertyValue(`--${name}`).trim();
}
readColours();

export function onColours(act) {
  dark.addEventListener("change", () => {
    readColours();
    act();
  });
}

/** A canvas as large as its place, in the screen's own pixels. */
export function surface(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height, ratio };
}

const tipBox = () => byId("tip");

export const tip = {
  show(x, y, text) {
    const box = tipBox();
    say(box, text);
    box.hidden = false;
    box.style.left = `${Math.max(6, Math.min(innerWidth - box.offsetWidth - 6, x + 14))}px`;
    box.style.top = `${Math.max(6, Math.min(innerHeight - box.offsetHeight - 6, y + 16))}px`;
  },
  hide() {
    tipBox().hidden = true;
  },
};

export const natural = new Intl.Collator("en", { numeric: true }).compare;
