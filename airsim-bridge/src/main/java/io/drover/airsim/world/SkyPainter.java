package io.drover.airsim.world;

/** Fills with clouds on a high plane, and with haze near the horizon, what is left of a picture. */
final class SkyPainter {
  private static final float CLOUD_METRES = 300;
  private static final byte WHITE = Tint.NEUTRAL.code;
  private static final float CLOUD_DRIFT_METRES_PER_SECOND = 6;

  private final Frame frame;
  private final Atmosphere atmosphere;
  private final Texture clouds;
  private View view;
  private float drift;

  SkyPainter(Frame frame, Atmosphere atmosphere, long seed) {
    this.frame = frame;
    this.atmosphere = atmosphere;
    Noise noise = new Noise(seed + 5);
    clouds =
        new Texture(
            1400,
            false,
            (c, r) -> {
              double shape = 0;
              double weight = 1;
              for (int cells = 4; cells <= 64; cells *= 2) {
                shape += weight * periodic(noise, c * cells / 256.0, r * cells / 256.0, cells);
                weight *= 0.55;
              }
              return 150 + 85 * Math.max(0, Math.min(1, 0.4 + shape));
            });
  }

  /** Noise that repeats after {@code cells} cells. */
  private static double periodic(Noise noise, double x, double y, int cells) {
    double fx = x / cells;
    double fy = y / cells;
    double near = noise.at(x, y) * (1 - fx) + noise.at(x - cells, y) * fx;
    double far = noise.at(x, y - cells) * (1 - fx) + noise.at(x - cells, y - cells) * fx;
    return near * (1 - fy) + far * fy;
  }

  void look(View newView, double timeSeconds) {
    view = newView;
    drift = (float) (CLOUD_DRIFT_METRES_PER_SECOND * timeSeconds % 1400);
  }

  /** One piece of a row; rays as in {@link GroundPainter#fill}. */
  void fill(int at, int count, float rx0, float ry0, float rz0, float rx1, float ry1, float rz1) {
    float rz = (rz0 + rz1) / 2;
    float height = Math.min(1, Math.max(0, 3 * rz)) * atmosphere.skyClarity;
    float haze = atmosphere.horizon * atmosphere.exposureGain + atmosphere.exposureOffset;
    float[] grey = frame.grey;
    if (height < 0.02f || Math.min(rz0, rz1) <= 0) {
      for (int i = at; i < at + count; i++) {
        if (frame.inverseDepth[i] == 0) {
          grey[i] = haze;
          frame.tint[i] = WHITE;
        }
      }
      return;
    }
    float texels = clouds.texelsPerMetre;
    float t0 = CLOUD_METRES / rz0 * texels;
    float t1 = CLOUD_METRES / rz1 * texels;
    float offsetU = (view.x + drift) * texels + (1 << 16);
    float offsetV = view.y * texels + (1 << 16);
    float footprint = Math.max(t0, t1) / view.focal;
    int level = Math.max(0, Math.min(Texture.levelCount() - 1, Math.getExponent(footprint)));
    float scale = 1f / (1 << level);
    float u = (t0 * rx0 + offsetU) * scale;
    float v = (t0 * ry0 + offsetV) * scale;
    float du = ((t1 * rx1 + offsetU) * scale - u) / count;
    float dv = ((t1 * ry1 + offsetV) * scale - v) / count;
    byte[] texel = clouds.levels[level];
    int shift = 8 - level;
    int mask = (1 << shift) - 1;
    float gain = atmosphere.exposureGain * height;
    float base = haze - atmosphere.horizon * gain;
    byte blue = Tint.SKY.code;
    for (int i = at; i < at + count; i++) {
      if (frame.inverseDepth[i] == 0) {
        int value = texel[(((int) v & mask) << shift) + ((int) u & mask)] & 0xff;
        grey[i] = base + gain * value;
        frame.tint[i] = value < 190 ? blue : WHITE;
      }
      u += du;
      v += dv;
    }
  }
}
