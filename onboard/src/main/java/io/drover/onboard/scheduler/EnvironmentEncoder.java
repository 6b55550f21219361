package io.drover.onboard.scheduler;

import io.drover.navigation.NavigationOutput;

/**
 * A3D's environment encoding: raw (θ, p) → complexity c and dynamics d. Collects one step's
 * decisions; not thread-safe.
 */
public final class EnvironmentEncoder {
  /** α, the weight of collision in c. */
  public static final double ALPHA = 0.3;

  /** β, the weight of collision in d. */
  public static final double BETA = 0.09;

  private int count;
  private double steeringSum;
  private double steeringSquares;
  private double collisionSum;
  private double collisionSquares;

  /** c of a frame from its outputs at the highest and the lowest resolution, rad. */
  public static double complexity(NavigationOutput high, NavigationOutput low) {
    return Math.abs(high.steeringRadians() - low.steeringRadians())
        + ALPHA * Math.abs(high.collisionProbability() - low.collisionProbability());
  }

  /** Adds one decision of the running step. */
  public void add(NavigationOutput output) {
    add(output.steeringRadians(), output.collisionProbability());
  }

  /** Adds one decision of the running step, without an object around it. */
  public void add(double steeringRadians, double collisionProbability) {
    count++;
    steeringSum += steeringRadians;
    steeringSquares += steeringRadians * steeringRadians;
    collisionSum += collisionProbability;
    collisionSquares += collisionProbability * collisionProbability;
  }

  /** d of the decisions added since the last reset, rad; 0 for fewer than two. */
  public double dynamics() {
    if (count < 2) {
      return 0;
    }
    return deviation(steeringSum, steeringSquares)
        + BETA * deviation(collisionSum, collisionSquares);
  }

  /** Starts the next step. */
  public void reset() {
    count = 0;
    steeringSum = 0;
    steeringSquares = 0;
    collisionSum = 0;
    collisionSquares = 0;
  }

  private double deviation(double sum, double squares) {
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
