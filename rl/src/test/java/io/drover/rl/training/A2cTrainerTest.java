package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class A2cTrainerTest {
  private static final A2cOptions OPTIONS =
      new A2cOptions(16, 8, 3e-3, 0.9, 0.9, 0.01, 0.001, 0.5, 0.5, 4);

  @Test
  void learnsToRepeatWhatItIsShown() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(20_000, 1, updates);
    assertThat(policy.score()).isEqualTo(1.0);
    assertThat(updates).hasSize(4);
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
    return new A2cTrainer(
            OPTIONS,
            environments,
            NetworkShape.a3d(environments.get(0).features(), environments.get(0).actions()),
            new Validation(IdentityEnvironment::new, 20, 1),
            seed)
        .train(steps, updates::add);
  }
}
