package io.drover.core.statistics;

import java.util.Arrays;

/**
 * How many times greater one mean is than another over the same cases, and how far off that may be:
 * the ratio estimator with its linearised 95% interval by Student's t. A ratio of means, because
 * means of ratios are ruled by the cases whose divisor happens to be small.
 *
 * @param ratio of the means; not finite if the second mean is 0
 * @param halfWidth the interval is ratio ± this; NaN of fewer than two pairs
 */
public record MeanRatio(double ratio, double halfWidth) {
  /**
   * Of pairs, each of one case.
   *
   * @param second as long as {@code first}; its mean is &gt; 0 where the ratio is to mean something
   */
  public static MeanRatio of(double[] first, double[] second) {
    double[] residuals = residuals(first, second);
    double divisor = mean(second);
    return new MeanRatio(
        mean(first) / divisor, MeanInterval.of(residuals).halfWidth() / Math.abs(divisor));
  }

  /** What each pair is off the common ratio; their mean is 0. */
  private static double[] residuals(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " values do not pair up");
    }
    double ratio = mean(first) / mean(second);
    double[] residuals = new double[first.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = first[i] - ratio * second[i];
    }
    return residuals;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
