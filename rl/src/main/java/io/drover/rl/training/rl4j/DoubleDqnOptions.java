package io.drover.rl.training.rl4j;

import io.drover.core.config.Doc;

/** How RL4J's double DQN learns. */
public record DoubleDqnOptions(
    @Doc("steps that are remembered; the oldest are forgotten first") int memory,
    @Doc("steps in one update; there is one update per step") int batch,
    @Doc("updates between two copies of the network to the one that values are estimated by")
        int targetUpdates,
    @Doc("share of the steps over which exploration falls from 1 to its end")
        double explorationShare,
    @Doc("share of random actions at the end") double explorationEnd,
    @Doc("learning rate") double learningRate,
    @Doc("discount per step (gamma)") double discount,
    @Doc("number of times that training stops to validate") int validations) {
  /** The discount is that of {@code ActorCriticOptions}, the rest follows from trying. */
  public static final DoubleDqnOptions DEFAULT =
      new DoubleDqnOptions(50_000, 64, 500, 0.5, 0.05, 3e-4, 0.9, 20);

  public DoubleDqnOptions {
    if (batch < 1 || targetUpdates < 1 || validations < 1) {
      throw new IllegalArgumentException(
          "batch, target_updates and validations must be at least 1");
    }
    if (memory < batch) {
      throw new IllegalArgumentException("memory must hold the steps of an update");
    }
    if (!(explorationShare > 0 && explorationShare <= 1)
        || !(explorationEnd >= 0 && explorationEnd <= 1)) {
      throw new IllegalArgumentException(
          "exploration_share must lie in (0, 1] and exploration_end in [0, 1]");
    }
    if (!(learningRate > 0) || !(discount >= 0 && discount < 1)) {
      throw new IllegalArgumentException("learning_rate must be above 0, discount in [0, 1)");
    }
  }
}
