package io.drover.rl.flight;

import java.util.Locale;

/** What a scheduler is to learn: the reward of a scheduling step. */
public enum Objective {
  /** The paper's: the step's Quality of Navigation. */
  QON,
  /** The paper's baseline that takes latency for the goal: minus its mean latency, in seconds. */
  LATENCY;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reward of a step. */
  public double reward(StepTally step) {
    return this == QON ? step.qualityOfNavigation() : -step.meanLatencySeconds();
  }

  /** A mean reward as the figure that people know: QoN, or seconds. */
  public double figure(double meanReward) {
    return this == QON ? meanReward : -meanReward;
  }
}
