// Maps from their runs of pixels (docs/mqtt/grid.schema.json) to pictures.

import { colours } from "./dom.js";

const MOST_PIXELS = 4e6;

const rgba = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).concat(255);

/** A map's pixels on a canvas of their number; null if they are not a map's. */
export function picture({ width, height, runs }) {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0 && width * height <= MOST_PIXELS) || typeof runs !== "string") return null;
  const shades = [null, rgba(colours.free), rgba(colours.wall), null];
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const packed = shades.map((shade) => (shade ? new Uint32Array(new Uint8Array(shade).buffer)[0] : 0));
  let bytes;
  try {
    bytes = atob(runs);
  } catch {
    return null;
  }
  let pixel = 0;
  let value = 0;
  let place = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    value += (byte & 127) * place;
    place *= 128;
    if (byte < 128) {
      const length = Math.floor(value / 4);
      if (value % 4) pixels.fill(packed[value % 4], pixel, Math.min(pixels.length, pixel + length));
      pixel += length;
      value = 0;
      place = 1;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
