// Maps from their runs of pixels (PackedMap) to pictures in the colours of the page.

const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Of pictures that overlap walls stay, whichever is drawn last. */
const overlapping = () => (DARK.matches ? "lighten" : "darken");

/** The colours of what is free and of walls; what was never seen is left out. */
function rasterColours() {
  const style = getComputedStyle(document.documentElement);
  return ["--free", "--wall"].map((name) => {
    const hex = style.getPropertyValue(name).trim();
    return [...[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)), 255];
  });
}

/** Calls back with the first pixel, the length and the state of each run. */
function eachRun(runs, act) {
  const bytes = atob(runs);
  let pixel = 0;
  let number = 0;
  let place = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    number += (byte & 127) * place;
    place *= 128;
    if (byte < 128) {
      const length = Math.floor(number / 4);
      act(pixel, length, number % 4);
      pixel += length;
      number = 0;
      place = 1;
    }
  }
}

/** A map's pixels on a canvas of their number. */
function raster({ width, height, runs }) {
  const colours = rasterColours();
  const image = new ImageData(width, height);
  eachRun(runs, (first, length, state) => {
    if (state === 0) return;
    for (let pixel = first; pixel < first + length; pixel++) image.data.set(colours[state - 1], 4 * pixel);
  });
  const drawn = html("canvas", { width, height });
  drawn.getContext("2d").putImageData(image, 0, 0);
  return drawn;
}

/**
 * Draws a map where it stands.
 *
 * @param view has x and y, metres to pixels, and the scale, pixels a metre
 * @param pose [x, y, theta] of the map's own frame
 */
function paintRaster(context, view, map, picture, pose = [0, 0, 0]) {
  const side = map.resolution * view.scale;
  context.save();
  context.globalCompositeOperation = overlapping();
  context.imageSmoothingEnabled = side * view.ratio < 2;
  context.imageSmoothingQuality = "high";
  context.translate(view.x(pose[0]), view.y(pose[1]));
  context.rotate(-pose[2]);
  context.drawImage(picture, map.originX * view.scale, -map.originY * view.scale - map.height * side, map.width * side, map.height * side);
  context.restore();
}

/** What a map covers: left, lower, right and upper side, metres. */
function extent(map) {
  return [map.originX, map.originY, map.originX + map.width * map.resolution, map.originY + map.height * map.resolution];
}
