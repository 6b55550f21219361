package io.drover.rl.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rl.flight.FlightEnvironment;
import io.drover.rl.training.rl4j.A3cOptions;
import io.drover.rl.training.rl4j.DoubleDqnOptions;
import io.drover.rl.training.rl4j.Rl4jTrainers;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The trainers by their algorithms. */
final class Trainers {
  private Trainers() {}

  /**
   * A trainer.
   *
   * @param seed of its weights and of what it draws
   * @throws DroverException {@code MISSING_DEPENDENCY} without the library that it needs
   */
  static Trainer of(LearningOptions learning, TrainingGround ground, long seed) {
    NetworkShape shape = learning.shape(ground.space().size());
    Supplier<FlightEnvironment> environment = () -> ground.environment(learning);
    Validation validation = ground.validation(learning);
    return switch (learning.algorithm()) {
      case A2C -> actorCritic(ActorCriticOptions.A2C, environment, shape, validation, seed);
      case PPO -> actorCritic(ActorCriticOptions.PPO, environment, shape, validation, seed);
      case AGGREVATE -> aggrevate(AggrevateOptions.DEFAULT, environment, shape, validation, seed);
      case RL4J_A3C -> Rl4jTrainers.a3c(A3cOptions.DEFAULT, environment, shape, validation, seed);
      case RL4J_DQN ->
          Rl4jTrainers.doubleDqn(DoubleDqnOptions.DEFAULT, environment, shape, validation, seed);
    };
  }

  private static Trainer actorCritic(
      ActorCriticOptions options,
      Supplier<FlightEnvironment> environment,
      NetworkShape shape,
      Validation validation,
      long seed) {
    startPyTorch();
    return new ActorCriticTrainer(
        options, several(environment, options.environments()), shape, validation, seed);
  }

  private static Trainer aggrevate(
      AggrevateOptions options,
      Supplier<FlightEnvironment> environment,
      NetworkShape shape,
      Validation validation,
      long seed) {
    startPyTorch();
    return new AggrevateTrainer(
        options, several(environment, options.environments()), shape, validation, seed);
  }

  private static List<FlightEnvironment> several(
      Supplier<FlightEnvironment> environment, int count) {
    return Stream.generate(environment).limit(count).toList();
  }

  private static void startPyTorch() {
    // read when PyTorch starts; networks this small gain nothing from a second thread
    if (System.getProperty("ai.djl.pytorch.num_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_threads", "1");
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
    try {
      Engine.getEngine(ActorCritic.ENGINE);
    } catch (EngineException e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "PyTorch is not on the class path: train with ./drover train scheduler",
          e);
    }
  }
}
