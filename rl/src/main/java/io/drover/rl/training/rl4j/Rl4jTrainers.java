package io.drover.rl.training.rl4j;

import io.drover.core.error.DroverException;
import io.drover.rl.Environment;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.Trainer;
import io.drover.rl.training.Validation;
import java.util.function.Supplier;

/** RL4J's algorithms as trainers. Their validation keeps the best policy, as everybody's does. */
public final class Rl4jTrainers {
  private Rl4jTrainers() {}

  /**
   * Asynchronous advantage actor-critic: {@link A3cTrainer}. Reproducible with one thread only.
   *
   * @param environments asked by the calling thread; what it gives must not share what changes
   * @param shape of a network over the whole observation
   * @throws DroverException {@code MISSING_DEPENDENCY} without RL4J
   */
  public static Trainer a3c(
      A3cOptions options,
      Supplier<? extends Environment> environments,
      NetworkShape shape,
      Validation validation,
      long seed) {
    Nd4jBackend.start();
    return new A3cTrainer(options, environments, shape, validation, seed);
  }

  /**
   * Double deep Q-learning: {@link DoubleDqnTrainer}. The same seed gives the same policy.
   *
   * @param shape of a network over the whole observation; its critic is not used
   * @throws DroverException {@code MISSING_DEPENDENCY} without RL4J
   */
  public static Trainer doubleDqn(
      DoubleDqnOptions options,
      Supplier<? extends Environment> environments,
      NetworkShape shape,
      Validation validation,
      long seed) {
    Nd4jBackend.start();
    return new DoubleDqnTrainer(options, environments, shape, validation, seed);
  }
}
