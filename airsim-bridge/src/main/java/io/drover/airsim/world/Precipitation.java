package io.drover.airsim.world;

import java.util.SplittableRandom;

/** Drops, flakes and leaves between the camera and the scene, drawn over the finished picture. */
final class Precipitation {
  private static final double RAIN_STREAKS = 420;
  private static final double SNOW_FLAKES = 520;
  private static final double LEAVES = 40;

  private final Frame frame;

  Precipitation(Frame frame) {
    this.frame = frame;
  }

  void draw(Conditions conditions, SplittableRandom random) {
    double unit = frame.height / 448.0;
    double light = conditions.brightness();
    int streaks = (int) (RAIN_STREAKS * conditions.of(Weather.RAIN));
    for (int k = 0; k < streaks; k++) {
      double column = random.nextDouble() * frame.width;
      int row = random.nextInt(frame.height);
      int length = (int) Math.ceil(unit * random.nextDouble(6, 34));
      double slant = random.nextDouble(-0.12, 0.02);
      float strength = (float) (light * random.nextDouble(10, 32));
      for (int i = 0; i < length && row + i < frame.height; i++) {
        int c = (int) (column + slant * i);
        if (c >= 0 && c < frame.width) {
          frame.grey[(row + i) * frame.width + c] += strength;
        }
      }
    }
    blobs(conditions.of(Weather.SNOW) * SNOW_FLAKES, 0.6, 2.6, 226 * light, Tint.NEUTRAL, random);
    blobs(conditions.of(Weather.MAPLE_LEAF) * LEAVES, 1.5, 7, 84 * light, Tint.LEAF, random);
  }

  private void blobs(
      double count, double least, double most, double grey, Tint tint, SplittableRandom random) {
    double unit = frame.height / 448.0;
    for (int k = 0; k < (int) count; k++) {
      double nearness = random.nextDouble();
      double radius = unit * (least + (most - least) * nearness * nearness * nearness);
      double column = random.nextDouble() * frame.width;
      double row = random.nextDouble() * frame.height;
      float share = (float) Math.min(0.9, radius);
      int reach = (int) Math.ceil(radius);
      for (int r = Math.max(0, (int) row - reach);
          r <= Math.min(frame.height - 1, (int) row + reach);
          r++) {
        for (int c = Math.max(0, (int) column - reach);
            c <= Math.min(frame.width - 1, (int) column + reach);
            c++) {
          if (Math.hypot(r - row, c - column) <= Math.max(0.7, radius)) {
            int at = r * frame.width + c;
            frame.grey[at] += share * ((float) grey - frame.grey[at]);
            frame.tint[at] = tint.code;
          }
        }
      }
    }
  }
}
