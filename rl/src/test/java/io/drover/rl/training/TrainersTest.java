package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.Objective;
import io.drover.rl.flight.SyntheticFlights;
import io.drover.rl.training.rl4j.NeedsNd4j;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainersTest {
  private static final TrainingGround GROUND =
      new TrainingGround(
          TrainingFlights.of(List.of(SyntheticFlights.flight(150, 1)), List.of()), 16);
  private static final LearningOptions LEARNING =
      LearningOptions.DEFAULT.with(StateEncoding.A3D).withHidden(List.of(16)).withSteps(700);

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RL4J_A3C", "RL4J_DQN"})
  void learnsOnPyTorch(Algorithm algorithm) {
    requireLearnt(algorithm);
  }

  @NeedsNd4j
  @ParameterizedTest
  @EnumSource(names = {"RL4J_A3C", "RL4J_DQN"})
  void learnsByRl4j(Algorithm algorithm) {
    requireLearnt(algorithm);
  }

  private static void requireLearnt(Algorithm algorithm) {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy =
        Trainers.of(LEARNING.with(algorithm), GROUND, Checkpoints.NONE, 1).train(700, updates::add);
    assertThat(policy.shape().actorHidden()).containsExactly(16);
    assertThat(policy.shape().criticHidden()).containsExactly(64, 64);
    assertThat(policy.weights()).hasSize(policy.shape().weights());
    assertThat(policy.score()).isBetween(0.3, 1.0);
    assertThat(updates).isNotEmpty();
  }

  @Test
  void choosesByTheObjective() {
    LearningOptions fast = LEARNING.with(Algorithm.AGGREVATE).with(Objective.LATENCY);
    TrainedPolicy policy =
        Trainers.of(fast.withSteps(10_000), GROUND, Checkpoints.NONE, 1).train(10_000, u -> {});
    // on board, the lowest resolution takes a tenth of a second
    assertThat(policy.score()).isBetween(-0.2, -0.03);
  }

  @Test
  void namesAlgorithmsAsTheCommandLineDoes() {
    assertThat(List.of(Algorithm.values()))
        .extracting(Algorithm::label)
        .containsExactly("a2c", "ppo", "aggrevate", "rl4j-a3c", "rl4j-dqn");
  }
}
