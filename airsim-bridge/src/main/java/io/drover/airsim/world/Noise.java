package io.drover.airsim.world;

import java.util.SplittableRandom;

/** Smooth random fields over the plane that repeat after {@value #PERIOD} lattice cells. */
final class Noise {
  static final int PERIOD = 256;
  private static final int MASK = PERIOD - 1;

  private final float[] lattice = new float[PERIOD * PERIOD];

  Noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) (random.nextDouble() * 2 - 1);
    }
  }

  /** The value of one lattice cell, in [-1, 1]. */
  float cell(int x, int y) {
    return lattice[(y & MASK) * PERIOD + (x & MASK)];
  }

  /** Smoothly interpolated between lattice points, in [-1, 1]. */
  float at(double x, double y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    float fx = (float) (x - ix);
    float fy = (float) (y - iy);
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    int row0 = (iy & MASK) * PERIOD;
    int row1 = (iy + 1 & MASK) * PERIOD;
    int col0 = ix & MASK;
    int col1 = ix + 1 & MASK;
    float a = lattice[row0 + col0] + fx * (lattice[row0 + col1] - lattice[row0 + col0]);
    float b = lattice[row1 + col0] + fx * (lattice[row1 + col1] - lattice[row1 + col0]);
    return a + fy * (b - a);
  }

  /**
   * Octaves from a wavelength down, each half as long and 0.6 as strong; those too fine for the
   * texel are left out, which is what keeps distant ground from flickering.
   *
   * @param wavelengthMetres of the first octave
   * @param texelMetres what the result is sampled at
   */
  float octaves(double x, double y, double wavelengthMetres, int count, double texelMetres) {
    float sum = 0;
    float weight = 1;
    double wavelength = wavelengthMetres;
    for (int k = 0; k < count && wavelength >= 1.5 * texelMetres; k++) {
      sum += weight * at(x / wavelength + 17.3 * k, y / wavelength + 5.7 * k);
      weight *= 0.6f;
      wavelength *= 0.5;
    }
    return sum;
  }
}
