package io.drover.navigation;

/**
 * A3D's objective: the share of decisions that still fit the scene when they take effect.
 *
 * <p>A decision succeeds when |θ_pre(t) − θ_gt(t + t_delay)| ≤ ε, where θ_gt is the same network's
 * output at zero latency, highest resolution and quality on the scene at the moment the command
 * takes effect. QoN = successes / decisions, counted by who keeps the records of a flight.
 */
public final class QualityOfNavigation {
  /** ε of the paper's simulations, rad. */
  public static final double DEFAULT_TOLERANCE_RADIANS = 0.13;

  private QualityOfNavigation() {}

  /** Whether a prediction θ_pre fits the reference θ_gt, for a tolerance ε; all in radians. */
  public static boolean succeeds(
      double predictedRadians, double referenceRadians, double toleranceRadians) {
    return Math.abs(predictedRadians - referenceRadians) <= toleranceRadians;
  }
}
