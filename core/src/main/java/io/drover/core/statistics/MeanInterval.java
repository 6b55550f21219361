package io.drover.core.statistics;

/**
 * A mean and how far off it may be: its 95% confidence interval by Student's t. What two policies
 * differ by on the same flights is the interval of their paired differences.
 *
 * @param mean of the sample; NaN of an empty one
 * @param halfWidth the interval is mean ± this; NaN of fewer than two values
 */
public record MeanInterval(double mean, double halfWidth) {
  private static final double CONFIDENCE = 0.95;

  /** Of independent values. */
  public static MeanInterval of(double[] sample) {
    int n = sample.length;
    double sum = 0;
    for (double value : sample) {
      sum += value;
    }
    double mean = sum / n;
    if (n < 2) {
      return new MeanInterval(mean, Double.NaN);
    }
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (n - 1) / n);
    return new MeanInterval(mean, new StudentT(n - 1).quantile(CONFIDENCE) * error);
  }

  /**
   * Of how much greater the first of each pair is than the second.
   *
   * @param second as long as {@code first}
   */
  public static MeanInterval ofDifferences(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " values do not pair up");
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    return of(differences);
  }

  /** Lower end. */
  public double low() {
    return mean - halfWidth;
  }

  /** Upper end. */
  public double high() {
    return mean + halfWidth;
  }
}
