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
   * @param checkpoints to go on from, and to leave; RL4J's trainers leave none
   * @param seed of its weights and of what it draws
   * @throws DroverException {@code MISSING_DEPENDENCY} without the library that it needs
   */
  static Trainer of(
      LearningOptions learning, TrainingGround ground, Checkpoints checkpoints, long seed) {
    NetworkShape shape = learning.shape(ground.space().size());
    Supplier<FlightEnvironment> environment = () -> ground.environment(learning);
    Validation validation = ground.validation(learning);
    Record options = options(learning.algorithm());
    if (options instanceof A3cOptions a3c) {
      return Rl4jTrainers.a3c(a3c, environment, shape, validation, seed);
    }
    if (options instanceof DoubleDqnOptions dqn) {
      return Rl4jTrainers.doubleDqn(dqn, environment, shape, validation, seed);
    }
    startPyTorch();
    if (options instanceof AggrevateOptions aggrevate) {
      return new AggrevateTrainer(
          aggrevate,
          several(environment, aggrevate.environments()),
          shape,
          validation,
          checkpoints,
          seed);
    }
    ActorCriticOptions actorCritic = (ActorCriticOptions) options;
    return new ActorCriticTrainer(
        actorCritic,
        several(environment, actorCritic.environments()),
        shape,
        validation,
        checkpoints,
        seed);
  }

  /** How an algorithm is set. */
  static Record options(Algorithm algorithm) {
    return switch (algorithm) {
      case A2C -> ActorCriticOptions.A2C;
      case PPO -> ActorCriticOptions.PPO;
      case AGGREVATE -> AggrevateOptions.DEFAULT;
      case RL4J_A3C -> A3cOptions.DEFAULT;
      case RL4J_DQN -> DoubleDqnOptions.DEFAULT;
    };
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
