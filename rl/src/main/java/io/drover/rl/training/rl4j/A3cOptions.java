package io.drover.rl.training.rl4j;

import io.drover.core.config.Doc;

/** How RL4J's A3C learns. */
public record A3cOptions(
    @Doc("threads, each with an environment of its own; with one it is deterministic") int threads,
    @Doc("steps of an environment between two updates") int rolloutSteps,
    @Doc("learning rate") double learningRate,
    @Doc("discount per step (gamma)") double discount,
    @Doc("number of times that training stops to validate") int validations) {
  /** The discount is that of {@code ActorCriticOptions}, the rest follows from trying. */
  public static final A3cOptions DEFAULT = new A3cOptions(2, 10, 7e-4, 0.9, 20);

  public A3cOptions {
    if (threads < 1 || rolloutSteps < 1 || validations < 1) {
      throw new IllegalArgumentException(
          "threads, rollout_steps and validations must be at least 1");
    }
    if (!(learningRate > 0) || !(discount >= 0 && discount < 1)) {
      throw new IllegalArgumentException("learning_rate must be above 0, discount in [0, 1)");
    }
  }
}
