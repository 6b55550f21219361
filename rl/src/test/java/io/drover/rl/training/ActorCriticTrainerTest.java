package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActorCriticTrainerTest {
  private static final ActorCriticOptions A2C =
      new ActorCriticOptions(
          16, 8, 1, 1, Double.POSITIVE_INFINITY, 3e-3, 0.9, 0.9, 0.01, 0.001, 0.5, 0.5, 4);
  private static final ActorCriticOptions PPO =
      new ActorCriticOptions(16, 16, 4, 4, 0.2, 3e-3, 0.9, 0.9, 0.01, 0.001, 0.5, 0.5, 4);

  @Test
  void learnsToRepeatWhatItIsShown() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(A2C, 20_000, 1, updates);
    requireLearnt(policy, updates);
    // the policy that learns is the one that acted
    assertThat(updates).allMatch(update -> update.losses().clipFraction() == 0);
    assertThat(updates).allMatch(update -> update.losses().approximateKl() < 1e-6);
  }

  @Test
  void learnsItByLearningSeveralTimesFromEachStep() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(PPO, 8_000, 1, updates);
    requireLearnt(policy, updates);
    assertThat(updates.get(0).losses().clipFraction()).isStrictlyBetween(0.0, 0.5);
    assertThat(updates).allMatch(update -> update.losses().approximateKl() > 0);
    assertThat(updates).allMatch(update -> update.losses().approximateKl() < 0.1);
    List<LearningUpdate> once = new ArrayList<>();
    train(A2C, 8_000, 1, once);
    assertThat(updates.get(3).losses().entropy()).isLessThan(once.get(3).losses().entropy());
  }

  @Test
  void learnsTheSameFromTheSameSeed() {
    for (ActorCriticOptions options : List.of(A2C, PPO)) {
      TrainedPolicy one = train(options, 1_000, 5, new ArrayList<>());
      assertThat(train(options, 1_000, 5, new ArrayList<>()).weights()).isEqualTo(one.weights());
      assertThat(train(options, 1_000, 6, new ArrayList<>()).weights()).isNotEqualTo(one.weights());
    }
  }

  private static void requireLearnt(TrainedPolicy policy, List<LearningUpdate> updates) {
    assertThat(policy.score()).isEqualTo(1.0);
    assertThat(updates).hasSize(4);
    assertThat(updates.get(3).losses().entropy()).isLessThan(updates.get(0).losses().entropy());
    assertThat(updates.get(3).meanReturn()).isGreaterThan(9);
    assertThat(updates.get(3).step()).isEqualTo(updates.get(3).totalSteps());
  }

  private static TrainedPolicy train(
      ActorCriticOptions options, long steps, long seed, List<LearningUpdate> updates) {
    List<IdentityEnvironment> environments =
        Stream.generate(IdentityEnvironment::new).limit(options.environments()).toList();
    return new ActorCriticTrainer(
            options,
            environments,
            NetworkShape.a3d(environments.get(0).features(), environments.get(0).actions()),
            new Validation(IdentityEnvironment::new, 20, 1),
            Checkpoints.NONE,
            seed)
        .train(steps, updates::add);
  }
}
