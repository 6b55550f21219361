package io.drover.rl.training;

import io.drover.core.config.Doc;

/** How advantage actor-critic learns. */
public record A2cOptions(
    @Doc("environments that are stepped side by side") int environments,
    @Doc("steps of each environment between two updates") int rolloutSteps,
    @Doc("learning rate at the start; falls linearly to a tenth of it") double learningRate,
    @Doc("discount per step (gamma)") double discount,
    @Doc("what generalised advantage estimation trusts further steps by (lambda)") double trace,
    @Doc("weight of the entropy bonus at the start") double entropyStart,
    @Doc("weight of the entropy bonus at the end") double entropyEnd,
    @Doc("weight of the critic's loss") double valueWeight,
    @Doc("longest gradient; a longer one is shortened to this") double gradientNorm,
    @Doc("number of times that training stops to validate") int validations) {
  /**
   * The learning rate is A3D's, the rest follows from trying. Its discount of 0.99 learns as much,
   * but several times slower: what a step does hardly reaches beyond the next.
   */
  public static final A2cOptions DEFAULT =
      new A2cOptions(64, 10, 7e-4, 0.9, 0.9, 0.05, 0.001, 0.5, 0.5, 20);

  public A2cOptions {
    if (environments < 1 || rolloutSteps < 1 || validations < 1) {
      throw new IllegalArgumentException(
          "environments, rollout_steps and validations must be at least 1");
    }
    if (!(learningRate > 0) || !(discount >= 0 && discount < 1) || !(trace >= 0 && trace <= 1)) {
      throw new IllegalArgumentException(
          "learning_rate must be above 0, discount in [0, 1) and trace in [0, 1]");
    }
    if (!(entropyStart >= 0) || !(entropyEnd >= 0) || !(valueWeight > 0) || !(gradientNorm > 0)) {
      throw new IllegalArgumentException(
          "entropy_start and entropy_end must not be below 0, value_weight and gradient_norm above");
    }
  }
}
