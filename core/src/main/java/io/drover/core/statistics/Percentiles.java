package io.drover.core.statistics;

import java.util.Arrays;

/** Order statistics of a sample. Any thread. */
public final class Percentiles {
  private final double[] sorted;

  /** Of a sample without NaN, which is copied. */
  public Percentiles(double[] sample) {
    this.sorted = sample.clone();
    Arrays.sort(sorted);
  }

  /** The value at a fraction in [0, 1], linear between neighbours; NaN of an empty sample. */
  public double at(double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = fraction * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
