package io.drover.rl.training.rl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.rl.Environment;
import io.drover.rl.training.IdentityEnvironment;
import io.drover.rl.training.LearningUpdate;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.TrainedPolicy;
import io.drover.rl.training.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@NeedsNd4j
class A3cTrainerTest {
  @Test
  void learnsToRepeatWhatItIsShown() {
    List<LearningUpdate> updates = new ArrayList<>();
    TrainedPolicy policy = train(IdentityEnvironment::new, 2, 2_000, 1, updates);
    // acting at random is worth 0.25 a step and 2.5 an episode
    assertThat(policy.score()).isGreaterThan(0.9);
    assertThat(updates).hasSize(4);
    assertThat(updates.get(3).meanReturn()).isGreaterThan(6);
    assertThat(updates.get(3).losses().entropy()).isLessThan(updates.get(0).losses().entropy());
    assertThat(updates.get(3).step()).isEqualTo(updates.get(3).totalSteps());
  }

  @Test
  void learnsTheSameFromTheSameSeedInOneThread() {
    TrainedPolicy one = train(IdentityEnvironment::new, 1, 200, 5, new ArrayList<>());
    assertThat(train(IdentityEnvironment::new, 1, 200, 5, new ArrayList<>()).weights())
        .isEqualTo(one.weights());
    assertThat(train(IdentityEnvironment::new, 1, 200, 6, new ArrayList<>()).weights())
        .isNotEqualTo(one.weights());
  }

  @Test
  void failsWithTheEnvironmentInsteadOfWaitingForIt() {
    assertThatThrownBy(() -> train(BreaksElsewhere::new, 2, 100_000, 1, new ArrayList<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the wing broke");
  }

  private static TrainedPolicy train(
      Supplier<? extends Environment> environments,
      int threads,
      long steps,
      long seed,
      List<LearningUpdate> updates) {
    return Rl4jTrainers.a3c(
            new A3cOptions(threads, 10, 1e-3, 0.5, 4),
            environments,
            NetworkShape.a3d(4, 4),
            new Validation(IdentityEnvironment::new, 20, 1),
            seed)
        .train(steps, updates::add);
  }

  /** Can be stepped only by the thread that made it, which A3C's are not. */
  private static final class BreaksElsewhere implements Environment {
    private final Environment environment = new IdentityEnvironment();
    private final Thread home = Thread.currentThread();

    @Override
    public int features() {
      return environment.features();
    }

    @Override
    public int actions() {
      return environment.actions();
    }

    @Override
    public float[] reset(long seed) {
      return environment.reset(seed);
    }

    @Override
    public Step step(int action) {
      if (Thread.currentThread() != home) {
        throw new IllegalStateException("the wing broke");
      }
      return environment.step(action);
    }
  }
}
