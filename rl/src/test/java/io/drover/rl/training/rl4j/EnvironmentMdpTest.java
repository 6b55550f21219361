package io.drover.rl.training.rl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rl.Environment;
import io.drover.rl.training.IdentityEnvironment;
import io.drover.rl.training.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.deeplearning4j.gym.StepReply;
import org.junit.jupiter.api.Test;

@NeedsNd4j
class EnvironmentMdpTest {
  private static final Normalisation NORMALISATION =
      new Normalisation(new float[] {0, 0, 0, 1}, new float[] {1, 1, 0.5f, 0.1f});

  private final RunningMean returns = new RunningMean();

  @Test
  void drawsEveryEpisodeFromItsSeed() {
    EnvironmentMdp mdp = mdp(IdentityEnvironment::new, 1);
    List<double[]> first = episode(mdp);
    assertThat(episode(mdp)).usingRecursiveComparison().isNotEqualTo(first);
    assertThat(episode(mdp(IdentityEnvironment::new, 1)))
        .usingRecursiveComparison()
        .isEqualTo(first);
    assertThat(episode(mdp(IdentityEnvironment::new, 1).newInstance()))
        .usingRecursiveComparison()
        .isNotEqualTo(first);
  }

  @Test
  void showsWhatItShowsNormalised() {
    for (double[] observation : episode(mdp(IdentityEnvironment::new, 1))) {
      assertThat(observation[0]).isIn(0.0, 1.0);
      assertThat(observation[2]).isIn(0.0, 2.0);
      // (0 − 1) / 0.1 is beyond the limit of ±6
      assertThat(observation[3]).isIn(0.0, -6.0);
    }
  }

  @Test
  void tellsReturnsOfWholeEpisodes() {
    EnvironmentMdp mdp = mdp(() -> new Countdown(3, true), 1);
    mdp.reset();
    mdp.step(0);
    mdp.reset();
    while (!mdp.isDone()) {
      mdp.step(0);
    }
    assertThat(returns.take()).isEqualTo(3);
    assertThat(returns.take()).isNaN();
  }

  @Test
  void endsATruncatedEpisodeWithoutSayingThatNothingMoreWouldCome() {
    assertThat(lastReply(new Countdown(3, true)).isDone()).isTrue();
    assertThat(lastReply(new Countdown(3, false)).isDone()).isFalse();
  }

  private StepReply<ObservationVector> lastReply(Environment environment) {
    EnvironmentMdp mdp = mdp(() -> environment, 1);
    mdp.reset();
    StepReply<ObservationVector> reply = mdp.step(0);
    while (!mdp.isDone()) {
      assertThat(reply.isDone()).isFalse();
      reply = mdp.step(0);
    }
    return reply;
  }

  private EnvironmentMdp mdp(Supplier<Environment> environments, long seed) {
    return new EnvironmentMdp(environments, NORMALISATION, returns, new SplittableRandom(seed));
  }

  private static List<double[]> episode(EnvironmentMdp mdp) {
    List<double[]> observations = new ArrayList<>();
    observations.add(mdp.reset().getData().toDoubleVector());
    while (!mdp.isDone()) {
      observations.add(mdp.step(0).getObservation().getData().toDoubleVector());
    }
    return observations;
  }

  /** So many steps worth 1 each. */
  private static final class Countdown implements Environment {
    private final int steps;
    private final boolean terminates;
    private int left;

    Countdown(int steps, boolean terminates) {
      this.steps = steps;
      this.terminates = terminates;
    }

    @Override
    public int features() {
      return 4;
    }

    @Override
    public int actions() {
      return 2;
    }

    @Override
    public float[] reset(long seed) {
      left = steps;
      return new float[4];
    }

    @Override
    public Step step(int action) {
      left--;
      return new Step(new float[4], 1, left == 0 && terminates, left == 0 && !terminates);
    }
  }
}
