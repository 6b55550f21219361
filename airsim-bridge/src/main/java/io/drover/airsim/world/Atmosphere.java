package io.drover.airsim.world;

/**
 * What air, light and exposure make of a luminance {@code l} at a depth: {@code l · gain + offset}.
 */
final class Atmosphere {
  static final float FAR_METRES = 400;
  private static final int STEPS_PER_METRE = 4;
  private static final int STEPS = (int) (FAR_METRES * STEPS_PER_METRE);

  final float[] gain = new float[STEPS + 1];
  final float[] offset = new float[STEPS + 1];

  /** The part of a thing's own colour that is left. */
  final float[] clarity = new float[STEPS + 1];

  /** What weather makes of the ground's luminance, 0 to 255. */
  final float[] ground = new float[256];

  float horizon;
  float skyClarity;
  float exposureGain;
  float exposureOffset;

  void set(Conditions conditions) {
    double fog = conditions.of(Weather.FOG);
    double dust = conditions.of(Weather.DUST);
    double falling = conditions.of(Weather.RAIN) + conditions.of(Weather.SNOW);
    double extinction = 1 / 700.0 + Math.pow(fog, 1.6) / 9 + dust / 20 + falling / 90;
    horizon = (float) (206 - 22 * Math.min(1, fog) - 46 * dust - 24 * Math.min(1, falling));
    skyClarity = (float) Math.exp(-3 * fog - 2.5 * dust - 0.8 * falling);
    exposureGain = (float) (conditions.brightness() * conditions.contrast());
    exposureOffset = (float) (conditions.brightness() * 118 * (1 - conditions.contrast()));
    for (int i = 0; i <= STEPS; i++) {
      double metres = i / (double) STEPS_PER_METRE;
      // the last metres before the end of the world go over into the horizon
      double end = Math.min(1, (FAR_METRES - metres) / 200);
      clarity[i] = (float) (Math.exp(-extinction * metres) * end);
      gain[i] = exposureGain * clarity[i];
      offset[i] = exposureOffset + exposureGain * horizon * (1 - clarity[i]);
    }
    double wet = conditions.of(Weather.ROAD_WETNESS);
    double snow = 0.85 * conditions.of(Weather.ROAD_SNOW);
    for (int grey = 0; grey < ground.length; grey++) {
      double soaked = grey * (1 - 0.4 * wet) + 0.0012 * wet * grey * grey;
      ground[grey] = (float) (soaked + snow * (0.35 * grey + 150 - soaked));
    }
  }

  static int step(float metres) {
    return Math.min(STEPS, (int) (metres * STEPS_PER_METRE));
  }
}
