package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.rl.Environment;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RolloutTest {
  private static final Offset<Float> NEARLY = within(1e-5f);

  @Test
  void estimatesAdvantagesBackwardsFromTheLastStep() {
    Rollout rollout = rollout(false, false);
    rollout.estimateAdvantages(0.9, 0.5);
    // δ1 = 2 + 0.9·4 − 3 = 2.6; δ0 = 1 + 0.9·3 − 2 = 1.7
    assertThat(targets(rollout)[1]).isCloseTo(2.6f + 3, NEARLY);
    assertThat(targets(rollout)[0]).isCloseTo(1.7f + 0.45f * 2.6f + 2, NEARLY);
  }

  @Test
  void expectsNothingAfterTermination() {
    Rollout rollout = rollout(true, false);
    rollout.estimateAdvantages(0.9, 0.5);
    assertThat(targets(rollout)[0]).isCloseTo(1f, NEARLY);
  }

  @Test
  void trustsTheCriticAfterTruncationButCarriesNothingOver() {
    Rollout rollout = rollout(false, true);
    rollout.estimateAdvantages(0.9, 0.5);
    assertThat(targets(rollout)[0]).isCloseTo(1f + 0.9f * 3, NEARLY);
  }

  @Test
  void normalisesTheAdvantagesOfAMinibatch() {
    Rollout rollout = rollout(false, false);
    rollout.estimateAdvantages(0.9, 0.5);
    // advantages 2.87 and 2.6: one deviation above and below their mean
    Rollout.Minibatch both = rollout.minibatch(new int[] {1, 0}, 0, 2);
    assertThat(both.advantages()[0]).isCloseTo(-1, within(1e-3f));
    assertThat(both.advantages()[1]).isCloseTo(1, within(1e-3f));
    assertThat(both.taken()).containsExactly(1, 0, 0, 1);
    assertThat(both.logProbabilities()).containsExactly(-2, -1);
    Rollout.Minibatch one = rollout.minibatch(new int[] {1, 0}, 1, 2);
    assertThat(one.advantages()).containsExactly(0);
    assertThat(one.taken()).containsExactly(0, 1);
  }

  private static float[] targets(Rollout rollout) {
    return rollout.minibatch(new int[] {0, 1}, 0, 2).valueTargets();
  }

  /** Two steps of one environment: rewards 1 and 2, values 2 and 3, then 4. */
  private static Rollout rollout(boolean terminated, boolean truncated) {
    Rollout rollout = new Rollout(2, 1, 1, 2);
    float[] observation = {0};
    rollout.setValues(0, new float[] {2});
    rollout.setValues(1, new float[] {3});
    rollout.set(0, 0, 1, -1, new Environment.Step(observation, 1, terminated, truncated));
    rollout.set(1, 0, 0, -2, new Environment.Step(observation, 2, false, false));
    rollout.setNextValues(new float[] {3, 4});
    return rollout;
  }
}
