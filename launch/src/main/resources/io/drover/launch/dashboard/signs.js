// How drones and rovers look: the same on the map, in lists and in the key.

import { colours, svg } from "./dom.js";

const ARROW = [[0, -8], [5.6, 7], [0, 3.6], [-5.6, 7]];

export const colourOf = (does) => ({ edge: colours.edge, board: colours.board, fall: colours.fall, hold: colours.hold, gone: colours.gone })[does];

/**
 * Draws a drone on a canvas, heading up: filled at an edge, hollow on board, crossed when it fell
 * back, a square when it holds, dotted when it is gone.
 */
export function drawDrone(context, x, y, heading, does, size = 1) {
  const colour = colourOf(does);
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.lineJoin = "round";
  if (does === "hold") {
    context.fillStyle = colour;
    context.strokeStyle = colours.raised;
    context.lineWidth = 1.5;
    context.beginPath();
    context.rect(-6, -6, 12, 12);
    context.fill();
    context.stroke();
    context.fillStyle = colours.raised;
    context.fillRect(-3, -3, 2, 6);
    context.fillRect(1, -3, 2, 6);
    context.restore();
    return;
  }
  context.rotate(Math.PI / 2 - heading);
  context.beginPath();
  ARROW.forEach(([px, py], i) => (i ? context.lineTo(px, py) : context.moveTo(px, py)));
  context.closePath();
  context.lineWidth = 3.6;
  context.strokeStyle = colours.raised;
  context.stroke();
  context.fillStyle = does === "board" || does === "gone" ? colours.raised : colour;
  context.fill();
  context.lineWidth = 1.8;
  context.strokeStyle = colour;
  if (does === "gone") context.setLineDash([2, 2]);
  context.stroke();
  context.setLineDash([]);
  if (does === "fall") {
    context.lineWidth = 1.8;
    context.beginPath();
    context.moveTo(-8, -8);
    context.lineTo(8, 8);
    context.moveTo(8, -8);
    context.lineTo(-8, 8);
    context.strokeStyle = colour;
    context.stroke();
  }
  context.restore();
}

/** The same as an element for lists. */
export function sign(does) {
  const mark = svg("svg", { class: "sign-mark", viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  paintSign(mark, does);
  return mark;
}

export function paintSign(mark, does) {
  if (mark.dataset.does === does) return;
  mark.dataset.does = does;
  const colour = `var(--${does})`;
  const hollow = does === "board" || does === "gone";
  const shapes = does === "hold"
    ? [svg("rect", { x: -7, y: -7, width: 14, height: 14, rx: 2, fill: colour }), svg("path", { d: "M-3.5 -3.5v7M3.5 -3.5v7", stroke: "var(--raised)", "stroke-width": 2.6 })]
    : [svg("path", { d: "M0 -8.5L6 7.5L0 3.8L-6 7.5Z", fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 2, "stroke-linejoin": "round", "stroke-dasharray": does === "gone" ? "2.5 2" : "none" })];
  if (does === "fall") shapes.push(svg("path", { d: "M-8 -8L8 8M8 -8L-8 8", stroke: colour, "stroke-width": 2 }));
  mark.replaceChildren(...shapes);
}
