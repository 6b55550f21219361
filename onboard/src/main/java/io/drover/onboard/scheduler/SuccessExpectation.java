package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;

/**
 * The share of frames that an action is expected to get right: those with |e − m| ≤ ε, where e is
 * its own error and m how far the scene moves on within its latency. Both are drawn from what was
 * seen, independently of each other, and the latency from the spread of bandwidths.
 *
 * <p>A table without objects, so that a simulation can ask it for every action of every step. Not
 * thread-safe.
 */
final class SuccessExpectation {
  /** Outputs that arrive later than this are given up by any deadline that makes sense. */
  private static final double LONGEST_LAG_SECONDS = 2;

  /** Half the width over which success falls from 1 to 0, of ε: a few samples shall not jump. */
  private static final double SOFTNESS = 0.9;

  private final DecisionSpace space;
  private final double toleranceRadians;
  private final double softness;
  private final double deadlineSeconds;
  private final int lowest;
  private final MotionHistory motion;
  private final FidelityMemory fidelity;
  private final double[] moved = new double[MotionHistory.SAMPLES];

  /**
   * An expectation from what is remembered.
   *
   * @param deadlineSeconds after which a frame is inferred on board
   * @param lowest the action that it is then inferred by
   */
  SuccessExpectation(
      DecisionSpace space,
      double toleranceRadians,
      double deadlineSeconds,
      int lowest,
      MotionHistory motion,
      FidelityMemory fidelity) {
    this.space = space;
    this.toleranceRadians = toleranceRadians;
    this.softness = SOFTNESS * toleranceRadians;
    this.deadlineSeconds = deadlineSeconds;
    this.lowest = lowest;
    this.motion = motion;
    this.fidelity = fidelity;
  }

  /**
   * By how far an action's outputs will fit, 0 to 1, with a soft edge at ε. Weighs three
   * bandwidths: the one that is expected, and one spread above and below.
   *
   * @param latency [actions], predicted, seconds
   * @param transmit what of the action's is size ÷ bandwidth, seconds
   * @param spread factor between the expected bandwidth and the others
   */
  double expected(int action, double[] latency, double transmit, double spread) {
    double nominal = success(action, latency[action], latency[lowest]);
    if (!(transmit > 0) || latency[action] == Double.POSITIVE_INFINITY) {
      return nominal;
    }
    double slow = latency[action] + transmit * (spread - 1);
    double fast = latency[action] + transmit * (1 / spread - 1);
    return 0.5 * nominal
        + 0.25 * success(action, slow, latency[lowest])
        + 0.25 * success(action, fast, latency[lowest]);
  }

  /** Share of recent outputs that the scene would not have left behind after a latency. */
  double persistence(double latency) {
    int moments = sample(latency);
    int still = 0;
    for (int j = 0; j < moments; j++) {
      still += Math.abs(moved[j]) <= toleranceRadians ? 1 : 0;
    }
    return (double) still / moments;
  }

  /** Share of frames that fit if an action takes so long; a deadline that passes included. */
  private double success(int action, double latency, double lowestLatency) {
    return latency > deadlineSeconds && space.decision(action).offloaded()
        ? fitting(lowest, deadlineSeconds + lowestLatency)
        : fitting(action, latency);
  }

  private double fitting(int action, double latency) {
    int moments = sample(latency);
    int same = space.fidelity(action);
    int errors = fidelity.kept(same);
    double sum = 0;
    for (int i = 0; i < Math.max(1, errors); i++) {
      double e = errors == 0 ? 0 : fidelity.error(same, i);
      for (int j = 0; j < moments; j++) {
        double within = toleranceRadians + softness - Math.abs(e - moved[j]);
        sum += Math.max(0, Math.min(1, within / (2 * softness)));
      }
    }
    return sum / (Math.max(1, errors) * moments);
  }

  /** At least one moment: where nothing is known, the scene stands still. */
  private int sample(double latency) {
    int moments = motion.sample(Math.min(LONGEST_LAG_SECONDS, latency), moved);
    if (moments == 0) {
      moved[0] = 0;
      return 1;
    }
    return moments;
  }
}
