package io.drover.airsim.world;

/** Fills with ground whatever is below the horizon and not hidden, in pieces of a row. */
final class GroundPainter {
  private static final int DETAIL_TEXELS_PER_TEXEL = 4;
  private static final float DETAIL_METRES = 9;
  private static final byte WHITE = Tint.NEUTRAL.code;

  private final Frame frame;
  private final Atmosphere atmosphere;
  private final GroundMap map;
  private View view;
  private int leafThreshold;
  private boolean snowed;

  GroundPainter(Frame frame, Atmosphere atmosphere, GroundMap map) {
    this.frame = frame;
    this.atmosphere = atmosphere;
    this.map = map;
  }

  void look(View newView, Conditions conditions) {
    view = newView;
    leafThreshold = 256 - (int) Math.round(90 * conditions.of(Weather.ROAD_LEAF));
    snowed = conditions.of(Weather.ROAD_SNOW) > 0.3;
  }

  /**
   * One piece of a row.
   *
   * @param at index of its first pixel
   * @param t0 planar depth of the ground at its first pixel, and {@code t1} one past its last
   * @param rx0 the ray there, and so on
   */
  void fill(int at, int count, float t0, float t1, float rx0, float ry0, float rx1, float ry1) {
    float t = (t0 + t1) / 2;
    float lateral = t / view.focal;
    float ahead = lateral * t / view.z;
    float footprint = 0.75f * (float) Math.sqrt(lateral * Math.max(lateral, ahead));
    int level =
        Math.max(
            0,
            Math.min(
                GroundMap.LEVELS - 1,
                Math.getExponent(footprint / (float) GroundMap.TEXEL_METRES)));
    float scale = (float) (1 / GroundMap.texelMetres(level));
    float widest = map.columns(level) * GroundMap.SIDE - 1.5f;
    float highest = map.rows(level) * GroundMap.SIDE - 1.5f;
    float baseX = view.x - (float) map.minX();
    float baseY = view.y - (float) map.minY();
    float u0 = clamp((baseX + t0 * rx0) * scale, widest);
    float v0 = clamp((baseY + t0 * ry0) * scale, highest);
    float u1 = clamp((baseX + t1 * rx1) * scale, widest);
    float v1 = clamp((baseY + t1 * ry1) * scale, highest);
    float inverse = 1 / t0;
    float inverseStep = (1 / t1 - inverse) / count;
    int step = Atmosphere.step(t);
    boolean near = level == 0 && t < DETAIL_METRES;
    sample(
        at,
        count,
        level,
        u0,
        v0,
        (u1 - u0) / count,
        (v1 - v0) / count,
        inverse,
        inverseStep,
        atmosphere.gain[step],
        atmosphere.offset[step],
        near ? 1 - t / DETAIL_METRES : 0);
  }

  private static float clamp(float value, float most) {
    return Math.max(0, Math.min(most, value));
  }

  private void sample(
      int from,
      int count,
      int level,
      float uFrom,
      float vFrom,
      float du,
      float dv,
      float inverseFrom,
      float inverseStep,
      float gain,
      float offset,
      float detailWeight) {
    float[] nearest = frame.inverseDepth;
    float[] grey = frame.grey;
    byte[] tints = frame.tint;
    float[] tone = atmosphere.ground;
    byte[] square = null;
    int squareColumn = -1;
    int squareRow = -1;
    for (int i = 0; i < count; i++) {
      int pixel = from + i;
      if (nearest[pixel] != 0) {
        continue;
      }
      float u = uFrom + i * du;
      float v = vFrom + i * dv;
      int iu = (int) u;
      int iv = (int) v;
      if (square == null
          || iu >> GroundMap.SHIFT != squareColumn
          || iv >> GroundMap.SHIFT != squareRow) {
        squareColumn = iu >> GroundMap.SHIFT;
        squareRow = iv >> GroundMap.SHIFT;
        square = map.square(level, squareColumn, squareRow);
      }
      float fu = u - iu;
      float fv = v - iv;
      int at = (iv & GroundMap.SIDE - 1) * GroundMap.STRIDE + (iu & GroundMap.SIDE - 1);
      int a = square[at] & 0xff;
      int b = square[at + 1] & 0xff;
      int c = square[at + GroundMap.STRIDE] & 0xff;
      int d = square[at + GroundMap.STRIDE + 1] & 0xff;
      float low = a + fu * (b - a);
      float high = c + fu * (d - c);
      float value = tone[(int) (low + fv * (high - low))];
      byte tint = square[GroundMap.TINTS + at];
      if (detailWeight > 0) {
        int du4 = (int) (u * DETAIL_TEXELS_PER_TEXEL) & 0xff;
        int dv4 = (int) (v * DETAIL_TEXELS_PER_TEXEL) & 0xff;
        int grain = GroundDetail.GRAIN[dv4 << 8 | du4];
        value += value * detailWeight * GroundDetail.STRENGTH[tint] * grain;
        if ((GroundDetail.LEAVES[dv4 << 8 | du4] & 0xff) > leafThreshold) {
          value = 62 + 0.25f * value;
          tint = GroundDetail.LEAF;
        }
      }
      nearest[pixel] = inverseFrom + i * inverseStep;
      grey[pixel] = value * gain + offset;
      tints[pixel] = snowed ? WHITE : tint;
    }
  }
}
