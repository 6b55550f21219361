package io.drover.airsim.world;

/**
 * Draws textured parallelograms, nearest wins. On the plane {@code o + a·U + b·V} (camera frame)
 * the values 1/t, a/t and b/t are linear over the picture, t being the planar depth; t, a and b
 * themselves are computed exactly every {@value #SPAN} pixels and interpolated between.
 */
final class FacePainter {
  private static final int SPAN = 16;
  private static final float NEAR_METRES = 0.05f;

  private final Frame frame;
  private final Atmosphere atmosphere;
  private final int[] left;
  private final int[] right;
  private final float[] cornerX = new float[8];
  private final float[] cornerY = new float[8];
  private View view;

  /** Of the face being drawn. */
  private int firstRow;

  // plane coefficients for 1/t, a/t and b/t: over columns, rows, and constant
  private final float[] depth = new float[3];
  private final float[] along = new float[3];
  private final float[] up = new float[3];
  private final float[] corner = new float[12];

  FacePainter(Frame frame, Atmosphere atmosphere) {
    this.frame = frame;
    this.atmosphere = atmosphere;
    left = new int[frame.height];
    right = new int[frame.height];
  }

  void look(View newView) {
    view = newView;
  }

  View view() {
    return view;
  }

  /**
   * Draws a face if its front (U × V points out of it) is seen.
   *
   * @param light factor on its texture
   * @param columns texels along the whole of U
   * @param rows texels along the whole of V
   */
  void draw(
      float ox,
      float oy,
      float oz,
      float ux,
      float uy,
      float uz,
      float vx,
      float vy,
      float vz,
      float columns,
      float rows,
      float light,
      Finish finish) {
    View w = view;
    float rx = ox - w.x;
    float ry = oy - w.y;
    float rz = oz - w.z;
    float px = rx * w.rightX + ry * w.rightY + rz * w.rightZ;
    float py = rx * w.downX + ry * w.downY + rz * w.downZ;
    float pz = rx * w.forwardX + ry * w.forwardY + rz * w.forwardZ;
    float ax = ux * w.rightX + uy * w.rightY + uz * w.rightZ;
    float ay = ux * w.downX + uy * w.downY + uz * w.downZ;
    float az = ux * w.forwardX + uy * w.forwardY + uz * w.forwardZ;
    float bx = vx * w.rightX + vy * w.rightY + vz * w.rightZ;
    float by = vx * w.downX + vy * w.downY + vz * w.downZ;
    float bz = vx * w.forwardX + vy * w.forwardY + vz * w.forwardZ;
    float nx = ay * bz - az * by;
    float ny = az * bx - ax * bz;
    float nz = ax * by - ay * bx;
    float facing = nx * px + ny * py + nz * pz;
    if (facing > -1e-6f) {
      return;
    }
    set(corner, 0, px, py, pz);
    set(corner, 3, px + ax, py + ay, pz + az);
    set(corner, 6, px + ax + bx, py + ay + by, pz + az + bz);
    set(corner, 9, px + bx, py + by, pz + bz);
    int corners = project();
    if (corners < 3) {
      return;
    }
    float k = 1 / facing;
    float s = 1 / (facing * w.focal);
    plane(depth, nx, ny, nz, k, s);
    plane(along, by * pz - bz * py, bz * px - bx * pz, bx * py - by * px, k * columns, s * columns);
    plane(up, py * az - pz * ay, pz * ax - px * az, px * ay - py * ax, k * rows, s * rows);
    int last = spans(corners);
    for (int row = firstRow; row <= last; row++) {
      if (left[row] < right[row]) {
        span(row, left[row], right[row], light, finish);
      }
    }
  }

  private static void set(float[] to, int at, float x, float y, float z) {
    to[at] = x;
    to[at + 1] = y;
    to[at + 2] = z;
  }

  /** Turns a linear form of rays into one of pixel centres. */
  private void plane(float[] out, float fx, float fy, float fz, float k, float perPixel) {
    out[0] = fx * perPixel;
    out[1] = fy * perPixel;
    out[2] = fz * k + (0.5f - view.centreColumn) * out[0] + (0.5f - view.centreRow) * out[1];
  }

  /** Clips the four corners at the near plane and projects what is left; returns its corners. */
  private int project() {
    int count = 0;
    for (int i = 0; i < 12; i += 3) {
      int j = (i + 3) % 12;
      float zi = corner[i + 2];
      float zj = corner[j + 2];
      if (zi >= NEAR_METRES) {
        put(count++, corner[i], corner[i + 1], zi);
      }
      if (zi >= NEAR_METRES != zj >= NEAR_METRES) {
        float f = (NEAR_METRES - zi) / (zj - zi);
        put(
            count++,
            corner[i] + f * (corner[j] - corner[i]),
            corner[i + 1] + f * (corner[j + 1] - corner[i + 1]),
            NEAR_METRES);
      }
    }
    return count;
  }

  private void put(int at, float x, float y, float z) {
    cornerX[at] = view.centreColumn + view.focal * x / z;
    cornerY[at] = view.centreRow + view.focal * y / z;
  }

  /** Fills {@code left} and {@code right} (exclusive) per row; returns the last row, inclusive. */
  private int spans(int corners) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < corners; i++) {
      low = Math.min(low, cornerY[i]);
      high = Math.max(high, cornerY[i]);
    }
    firstRow = Math.max(0, (int) Math.ceil(low - 0.5f));
    int last = Math.min(frame.height - 1, (int) Math.ceil(high - 0.5f) - 1);
    for (int row = firstRow; row <= last; row++) {
      left[row] = frame.width;
      right[row] = 0;
    }
    for (int i = 0; i < corners; i++) {
      int j = i + 1 == corners ? 0 : i + 1;
      edge(cornerX[i], cornerY[i], cornerX[j], cornerY[j], last);
    }
    return last;
  }

  private void edge(float x0, float y0, float x1, float y1, int last) {
    // downwards edges of this winding bound the left, upwards ones the right, or the reverse:
    // taking the least and the greatest of both needs no winding
    float top = Math.min(y0, y1);
    float bottom = Math.max(y0, y1);
    int from = Math.max(firstRow, (int) Math.ceil(top - 0.5f));
    int to = Math.min(last, (int) Math.ceil(bottom - 0.5f) - 1);
    if (from > to) {
      return;
    }
    float slope = (x1 - x0) / (y1 - y0);
    float x = x0 + slope * (from + 0.5f - y0);
    for (int row = from; row <= to; row++) {
      int column = (int) Math.ceil(Math.max(-1, Math.min(frame.width + 1, x)) - 0.5f);
      left[row] = Math.min(left[row], Math.max(0, column));
      right[row] = Math.max(right[row], Math.min(frame.width, column));
      x += slope;
    }
  }

  private void span(int row, int from, int to, float light, Finish finish) {
    Texture texture = finish.texture;
    float pixelTexels = texture.texelsPerMetre / view.focal;
    float inverse = depth[0] * from + depth[1] * row + depth[2];
    float a = along[0] * from + along[1] * row + along[2];
    float b = up[0] * from + up[1] * row + up[2];
    float t = 1 / inverse;
    float u = a * t;
    float v = b * t;
    for (int column = from; column < to; ) {
      int n = Math.min(SPAN, to - column);
      inverse += n * depth[0];
      a += n * along[0];
      b += n * up[0];
      float nextT = 1 / inverse;
      float nextU = a * nextT;
      float nextV = b * nextT;
      if (n < SPAN || nextT <= 0) {
        // the end of the last piece may lie past the horizon of the plane: its own last pixel is
        // not
        float end = inverse - depth[0];
        float endT = 1 / end;
        int steps = Math.max(1, n - 1);
        nextU = u + ((a - along[0]) * endT - u) * n / steps;
        nextV = v + ((b - up[0]) * endT - v) * n / steps;
        nextT = endT;
      }
      float du = (nextU - u) / n;
      float dv = (nextV - v) / n;
      float metres = Math.max(t, nextT);
      float footprint = Math.max(metres * pixelTexels, 0.7f * Math.max(Math.abs(du), Math.abs(dv)));
      int level = Math.max(0, Math.min(Texture.levelCount() - 1, Math.getExponent(footprint)));
      int step = Atmosphere.step((t + nextT) / 2);
      fill(
          row * frame.width + column,
          n,
          inverse - n * depth[0],
          u,
          v,
          du,
          dv,
          level,
          light * atmosphere.gain[step],
          atmosphere.offset[step],
          finish);
      t = nextT;
      u = nextU;
      v = nextV;
      column += n;
    }
  }

  private void fill(
      int from,
      int count,
      float inverseFrom,
      float uFrom,
      float vFrom,
      float du,
      float dv,
      int level,
      float gain,
      float offset,
      Finish finish) {
    byte[] texels = finish.texture.levels[level];
    boolean cutOut = finish.texture.cutOut;
    byte tint = finish.tint.code;
    int shift = 8 - level;
    int mask = (1 << shift) - 1;
    float scale = 1f / (1 << level);
    // biased so that the conversion below rounds towards minus infinity
    float u = uFrom * scale + (1 << 16);
    float v = vFrom * scale + (1 << 16);
    float uStep = du * scale;
    float vStep = dv * scale;
    float inverse = inverseFrom;
    float inverseStep = depth[0];
    float[] nearest = frame.inverseDepth;
    float[] grey = frame.grey;
    byte[] tints = frame.tint;
    for (int i = from; i < from + count; i++) {
      if (inverse > nearest[i]) {
        int texel = texels[(((int) v & mask) << shift) + ((int) u & mask)] & 0xff;
        if (texel != 0 || !cutOut) {
          nearest[i] = inverse;
          grey[i] = texel * gain + offset;
          tints[i] = tint;
        }
      }
      inverse += inverseStep;
      u += uStep;
      v += vStep;
    }
  }
}
