package io.drover.navigation;

/**
 * A3D's objective: the share of decisions that still fit the scene when they take effect.
 *
 * <p>A decision succeeds when |θ_pre(t) − θ_gt(t + t_delay)| ≤ ε, where θ_gt is the same network's
 * output at zero latency, highest resolution and quality on the scene at the moment the command
 * takes effect. QoN = successes / decisions. Not thread-safe.
 */
public final class QualityOfNavigation {
  /** ε of the paper's simulations, rad. */
  public static final double DEFAULT_TOLERANCE_RADIANS = 0.13;

  private final double toleranceRadians;
  private long successes;
  private long decisions;

  public QualityOfNavigation(double toleranceRadians) {
    if (!(toleranceRadians > 0)) {
      throw new IllegalArgumentException(
          "a tolerance of " + toleranceRadians + " rad scores nothing");
    }
    this.toleranceRadians = toleranceRadians;
  }

  /** Whether a prediction fits the reference, for a tolerance ε in radians. */
  public static boolean succeeds(
      double predictedRadians, double referenceRadians, double toleranceRadians) {
    return Math.abs(predictedRadians - referenceRadians) <= toleranceRadians;
  }

  /** Counts one decision; returns whether it succeeded. */
  public boolean add(double predictedRadians, double referenceRadians) {
    boolean success = succeeds(predictedRadians, referenceRadians, toleranceRadians);
    decisions++;
    if (success) {
      successes++;
    }
    return success;
  }

  public long decisions() {
    return decisions;
  }

  public long successes() {
    return successes;
  }

  /** Successes / decisions in [0, 1]; 0 before the first decision. */
  public double value() {
    return decisions == 0 ? 0 : (double) successes / decisions;
  }

  /** Forgets everything, for the next window τ. */
  public void reset() {
    successes = 0;
    decisions = 0;
  }
}
