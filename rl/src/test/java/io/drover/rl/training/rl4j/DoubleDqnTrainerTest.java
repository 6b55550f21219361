package io.drover.rl.training.rl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rl.training.IdentityEnvironment;
import io.drover.rl.training.LearningUpdate;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.TrainedPolicy;
import io.drover.rl.training.Validation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsNd4j
class DoubleDqnTrainerTest {
  private static final DoubleDqnOptions OPTIONS =
      new DoubleDqnOptions(1_000, 16, 50, 0.5, 0, 3e-3, 0.5, 4);

  @Test
  void learnsToRepeatWhatItIsShown() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(400, 1, updates);
    // acting at random is worth 0.25 a step and 2.5 an episode
    assertThat(policy.score()).isGreaterThan(0.9);
    assertThat(updates).hasSize(4);
    assertThat(updates.get(3).meanReturn()).isGreaterThan(6);
    assertThat(updates.get(3).losses().entropy()).isZero();
    assertThat(updates.get(3).step()).isEqualTo(updates.get(3).totalSteps());
  }

  @Test
  void learnsTheSameFromTheSameSeed() {
    TrainedPolicy one = train(60, 5, new ArrayList<>());
    assertThat(train(60, 5, new ArrayList<>()).weights()).isEqualTo(one.weights());
    assertThat(train(60, 6, new ArrayList<>()).weights()).isNotEqualTo(one.weights());
  }

  private static TrainedPolicy train(long steps, long seed, List<LearningUpdate> updates) {
    return Rl4jTrainers.doubleDqn(
            OPTIONS,
            IdentityEnvironment::new,
            NetworkShape.a3d(4, 4),
            new Validation(IdentityEnvironment::new, 20, 1),
            seed)
        .train(steps, updates::add);
  }
}
