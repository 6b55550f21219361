// Submaps put together on one canvas, which is drawn anew only where it must be: new ones are added,
// and all are laid again when one of them has moved.

class Mosaic {
  static LEAST_SIDE = 0.1;
  static MOST_PIXELS = 4096;
  /** Bounds grow by steps of so many metres, so that what is seen does not jump at each scan. */
  static STEP = 2;

  constructor() {
    this.bounds = null;
    this.laid = new Map();
    this.surface = html("canvas");
  }

  /** Pictures have other colours now. */
  forget() {
    this.laid.clear();
    this.view = null;
  }

  /**
   * Makes it show these.
   *
   * @param pieces [key, map, picture(), pose]
   */
  update(pieces) {
    this.fit(pieces);
    const gone = pieces.length < this.laid.size || pieces.some(([key, map, , pose]) => this.moved(this.laid.get(key), map, pose));
    if (gone || !this.view) this.clear();
    const context = this.surface.getContext("2d");
    for (const [key, map, picture, pose] of pieces) {
      if (this.laid.has(key)) continue;
      paintRaster(context, this.view, map, picture(), pose);
      this.laid.set(key, pose);
    }
  }

  moved(before, map, pose) {
    if (!before) return false;
    const reach = Math.hypot(map.width, map.height) * map.resolution;
    const turn = Math.abs(Math.atan2(Math.sin(pose[2] - before[2]), Math.cos(pose[2] - before[2])));
    return Math.hypot(pose[0] - before[0], pose[1] - before[1]) + (turn * reach) / 2 > Mosaic.LEAST_SIDE / 2;
  }

  /** Bounds that hold all; they shrink only when much of them is empty. */
  fit(pieces) {
    const needed = snapped(pieces.map(([, map, , pose]) => standing(map, pose)), Mosaic.STEP);
    if (this.bounds && within(needed, this.bounds) && area(this.bounds) < 1.4 * area(needed)) return;
    this.bounds = needed;
    this.view = null;
  }

  clear() {
    const [left, lower, right, upper] = this.bounds;
    const side = Math.max(Mosaic.LEAST_SIDE, Math.max(right - left, upper - lower) / Mosaic.MOST_PIXELS);
    this.side = side;
    this.surface.width = Math.max(1, Math.round((right - left) / side));
    this.surface.height = Math.max(1, Math.round((upper - lower) / side));
    this.view = { x: (metres) => (metres - left) / side, y: (metres) => (upper - metres) / side, scale: 1 / side, ratio: 1 };
    this.laid.clear();
  }

  paint(context, view) {
    const [left, , , upper] = this.bounds;
    context.save();
    context.imageSmoothingEnabled = this.side * view.scale * view.ratio < 4;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.surface, view.x(left), view.y(upper),
      this.surface.width * this.side * view.scale, this.surface.height * this.side * view.scale);
    context.restore();
  }
}

const outlines = new WeakMap();

const EVERY_ROW = 4;

/** The ends of what is known in every fourth row of a map, in its own frame: x, y. */
function outline(map) {
  if (outlines.has(map)) return outlines.get(map);
  const { width, resolution, originX, originY, height } = map;
  const ends = new Map();
  eachRun(map.runs, (first, length, state) => {
    if (state === 0) return;
    const last = first + length - 1;
    for (let row = Math.floor(first / width); row <= Math.floor(last / width); row++) {
      if (row % EVERY_ROW !== 0) continue;
      const [from, to] = [Math.max(first, row * width) - row * width, Math.min(last, (row + 1) * width - 1) - row * width];
      const [left, right] = ends.get(row) || [from, to];
      ends.set(row, [Math.min(left, from), Math.max(right, to)]);
    }
  });
  const points = [...ends].flatMap(([row, both]) => both.map((column) => [originX + column * resolution, originY + (height - row) * resolution]));
  outlines.set(map, points);
  return points;
}

/** What a map covers where it stands, and the rows in between: left, lower, right and upper side. */
function standing(map, [x, y, theta]) {
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  const more = EVERY_ROW * map.resolution;
  const boxes = outline(map).map(([px, py]) => {
    const [mx, my] = [x + c * px - s * py, y + s * px + c * py];
    return [mx - more, my - more, mx + more, my + more];
  });
  return around(boxes.length > 0 ? boxes : [[x, y, x, y]]);
}

function around(boxes) {
  return boxes.reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
}

function snapped(boxes, step) {
  const [left, lower, right, upper] = around(boxes.length > 0 ? boxes : [[-1, -1, 1, 1]]);
  return [Math.floor(left / step) * step, Math.floor(lower / step) * step, Math.ceil(right / step) * step, Math.ceil(upper / step) * step];
}

const within = (inner, outer) => inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
const area = ([left, lower, right, upper]) => (right - left) * (upper - lower);
