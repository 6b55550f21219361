package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.ResourceShare;
import org.junit.jupiter.api.Test;

class StateEncodingTest {
  @Test
  void tellsThePaperPolicyFourNumbers() {
    assertThat(StateEncoding.A3D.features(12)).isEqualTo(4);
    float[] features = new float[4];
    StateEncoding.A3D.encode(States.predicting(0.7, 0.1), features, 0);
    assertThat(features).containsExactly(0.2f, 0.05f, (float) Math.log10(2e6), 1.5f);
  }

  @Test
  void tellsTheExtendedPolicyEveryActionsLatencyToo() {
    assertThat(StateEncoding.EXTENDED.features(12)).isEqualTo(19);
    float[] features = new float[StateEncoding.EXTENDED.features(2)];
    StateEncoding.EXTENDED.encode(States.predicting(0.1, 1), features, 0);
    assertThat(features)
        .containsExactly(0.2f, 0.05f, (float) Math.log10(2e6), 1.5f, 0.03f, 0.4f, 2.5f, -1f, 0f);
  }

  @Test
  void tellsTheHistoryPolicyHowTheLastSecondsWere() {
    assertThat(StateEncoding.HISTORY.features(12)).isEqualTo(33);
    DecisionState known = States.predicting(0.1, 1);
    DecisionState state =
        new DecisionState(
            0.2,
            0.05,
            2e6,
            known.share(),
            0.03,
            0.4,
            2.5,
            known.predictedLatencySeconds(),
            new RecentPast(0.3, -0.2, new double[] {0.9, 0.4}));
    float[] features = new float[StateEncoding.HISTORY.features(2)];
    StateEncoding.HISTORY.encode(state, features, 0);
    assertThat(features).startsWith(0.2f, 0.05f).endsWith(-1f, 0f, 0.3f, -0.2f, 0.9f, 0.4f);
  }

  @Test
  void keepsWhatIsInfiniteOrZeroWithinBounds() {
    DecisionState dead =
        new DecisionState(
            0,
            0,
            0,
            ResourceShare.NONE,
            0,
            100,
            0,
            new double[] {Double.POSITIVE_INFINITY, 0},
            RecentPast.unknown(2));
    float[] features = new float[9];
    StateEncoding.EXTENDED.encode(dead, features, 0);
    assertThat(features[2]).isEqualTo(3f);
    assertThat(features[5]).isEqualTo(20f);
    assertThat(features[7]).isEqualTo((float) Math.log10(20));
    assertThat(features[8]).isEqualTo(-3f);
  }

  @Test
  void writesFromTheOffsetOnAndNowhereElse() {
    float[] features = new float[10];
    StateEncoding.A3D.encode(States.predicting(1), features, 5);
    assertThat(features).startsWith(0, 0, 0, 0, 0, 0.2f, 0.05f);
    assertThat(features[9]).isZero();
  }
}
