package io.drover.launch.report;

import java.util.Arrays;

/** Order statistics of a sample. */
final class Percentiles {
  private final double[] sorted;

  Percentiles(double[] sample) {
    this.sorted = sample.clone();
    Arrays.sort(sorted);
  }

  /** The value at a fraction in [0, 1], linear between neighbours; 0 of an empty sample. */
  double at(double fraction) {
    if (sorted.length == 0) {
      return 0;
    }
    double position = fraction * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
