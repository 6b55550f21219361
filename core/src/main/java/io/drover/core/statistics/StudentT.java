package io.drover.core.statistics;

/**
 * Student's t distribution of whole degrees of freedom, by its finite series (Abramowitz and
 * Stegun, 26.7.3 and 26.7.4).
 */
final class StudentT {
  private static final int HALVINGS = 200;

  private final int degrees;

  /** A distribution of one or more degrees of freedom. */
  StudentT(int degrees) {
    if (degrees < 1) {
      throw new IllegalArgumentException("Student's t needs a degree of freedom, not " + degrees);
    }
    this.degrees = degrees;
  }

  /** Probability of a value in [−t, t]; t ≥ 0. */
  double within(double t) {
    double angle = Math.atan(t / Math.sqrt(degrees));
    double cosine = Math.cos(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    double series = Math.sin(angle) * sum;
    return odd ? 2 / Math.PI * (angle + series) : series;
  }

  /** The t that a value is within with a probability in [0, 1). */
  double quantile(double probability) {
    double low = 0;
    double high = 1;
    while (within(high) < probability) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high > Math.nextUp(low); i++) {
      double middle = 0.5 * (low + high);
      if (within(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
