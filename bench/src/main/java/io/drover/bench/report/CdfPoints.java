package io.drover.bench.report;

import java.util.Arrays;

/** The values at which an empirical distribution rises. */
final class CdfPoints {
  private CdfPoints() {}

  /**
   * Order statistics at equal steps: of m of them, the i-th (from 1) is the least value with a
   * share of at least i/m at or below it. All of the samples where they are few enough.
   *
   * @param samples in any order; NaN are left out, infinite ones are not
   * @param most how many points at most, ≥ 1
   */
  static double[] of(double[] samples, int most) {
    double[] sorted = Arrays.stream(samples).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (sorted.length <= most) {
      return sorted;
    }
    double[] points = new double[most];
    for (int i = 0; i < most; i++) {
      long upTo = ((i + 1L) * sorted.length + most - 1) / most;
      points[i] = sorted[(int) upTo - 1];
    }
    return points;
  }
}
