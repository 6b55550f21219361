package io.drover.rl.training;

import io.drover.core.config.Doc;

/** How values of all actions are learnt. */
public record AggrevateOptions(
    @Doc("environments that are stepped side by side") int environments,
    @Doc("steps of each environment between two rounds of updates") int roundSteps,
    @Doc("steps that are remembered; the oldest are forgotten first") int memory,
    @Doc("steps in one update") int batch,
    @Doc("updates in one round") int updates,
    @Doc("learning rate at the start; falls by half a cosine to a hundredth of it")
        double learningRate,
    @Doc("weight of the entropy bonus") double entropy,
    @Doc("share of random actions at the start") double explorationStart,
    @Doc("share of random actions at the end") double explorationEnd,
    @Doc("longest gradient; a longer one is shortened to this") double gradientNorm,
    @Doc("number of times that training stops to validate") int validations) {
  /** What follows from trying. */
  public static final AggrevateOptions DEFAULT =
      new AggrevateOptions(64, 8, 200_000, 512, 4, 1e-3, 0.001, 0.5, 0.05, 1, 20);

  public AggrevateOptions {
    if (environments < 1 || roundSteps < 1 || batch < 1 || updates < 1 || validations < 1) {
      throw new IllegalArgumentException(
          "environments, round_steps, batch, updates and validations must be at least 1");
    }
    if (memory < environments * roundSteps) {
      throw new IllegalArgumentException("memory must hold the steps of a round");
    }
    if (!(learningRate > 0) || !(gradientNorm > 0)) {
      throw new IllegalArgumentException("learning_rate and gradient_norm must be above 0");
    }
    if (!(explorationStart >= 0 && explorationStart <= 1)
        || !(explorationEnd >= 0 && explorationEnd <= 1)) {
      throw new IllegalArgumentException("exploration must lie in [0, 1]");
    }
  }
}
