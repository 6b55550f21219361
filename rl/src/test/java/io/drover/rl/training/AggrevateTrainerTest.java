package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AggrevateTrainerTest {
  private static final AggrevateOptions OPTIONS =
      new AggrevateOptions(16, 8, 1000, 64, 2, 3e-3, 0.001, 0.5, 0, 1, 4);

  @Test
  void learnsToRepeatWhatItIsShown() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(10_000, 1, updates);
    assertThat(policy.score()).isEqualTo(1.0);
    assertThat(updates).hasSize(4);
    assertThat(updates.get(3).losses().policy()).isLessThan(updates.get(0).losses().policy());
    assertThat(updates.get(3).losses().entropy()).isLessThan(updates.get(0).losses().entropy());
    assertThat(updates.get(3).meanReturn()).isGreaterThan(9);
    assertThat(updates.get(3).step()).isEqualTo(updates.get(3).totalSteps());
  }

  @Test
  void learnsTheSameFromTheSameSeed() {
    TrainedPolicy one = train(1_000, 5, new ArrayList<>());
    assertThat(train(1_000, 5, new ArrayList<>()).weights()).isEqualTo(one.weights());
    assertThat(train(1_000, 6, new ArrayList<>()).weights()).isNotEqualTo(one.weights());
  }

  private static TrainedPolicy train(long steps, long seed, List<LearningUpdate> updates) {
    List<IdentityEnvironment> environments =
        Stream.generate(IdentityEnvironment::new).limit(OPTIONS.environments()).toList();
    return new AggrevateTrainer(
            OPTIONS,
            environments,
            NetworkShape.a3d(environments.get(0).features(), environments.get(0).actions()),
            new Validation(IdentityEnvironment::new, 20, 1),
            Checkpoints.NONE,
            seed)
        .train(steps, updates::add);
  }
}
