package io.drover.onboard.scheduler;

/** The mean of what each action was seen to be, older values fading. Not thread-safe. */
final class FadingMean {
  /** Half of it is gone after 69 scheduling steps: about as many as a flight has. */
  private static final double FADING = 0.99;

  private final double[] sums;
  private double weight;

  FadingMean(int actions) {
    this.sums = new double[actions];
  }

  /**
   * Adds a value of each action.
   *
   * @param values [actions]
   * @return the means with it, [actions]
   */
  double[] with(double[] values) {
    weight = FADING * weight + 1;
    double[] means = new double[values.length];
    for (int a = 0; a < values.length; a++) {
      sums[a] = FADING * sums[a] + values[a];
      means[a] = sums[a] / weight;
    }
    return means;
  }
}
