package io.drover.slam.placement;

/**
 * How good a plan is.
 *
 * @param seconds t_c
 * @param squares sum over edges of their times' squares
 */
record Score(double seconds, double squares) {
  /** Below it, relative, two times are the same. */
  private static final double ROUNDING = 1e-12;

  static final Score WORST = new Score(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Whether this one is better by more than rounding. */
  boolean betterThan(Score other) {
    if (other.seconds == Double.POSITIVE_INFINITY) {
      return seconds < other.seconds;
    }
    double margin = ROUNDING * other.seconds;
    return seconds < other.seconds - margin
        || (seconds <= other.seconds + margin && squares < other.squares * (1 - ROUNDING));
  }
}
