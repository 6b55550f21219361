package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateEncodingTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  @Test
  void tellsThePaperPolicyFourNumbers() {
    assertThat(StateEncoding.A3D.features(12)).isEqualTo(4);
    float[] features = new float[4];
    StateEncoding.A3D.encode(States.predicting(0.7, 0.1), SPACE, features, 0);
    assertThat(features).containsExactly(0.2f, 0.05f, (float) Math.log10(2e6), 1.5f);
  }

  @Test
  void tellsTheExtendedPolicyEveryActionsLatencyToo() {
    assertThat(StateEncoding.EXTENDED.features(12)).isEqualTo(19);
    float[] features = new float[StateEncoding.EXTENDED.features(2)];
    StateEncoding.EXTENDED.encode(States.predicting(0.1, 1), SPACE, features, 0);
    assertThat(features)
        .containsExactly(0.2f, 0.05f, (float) Math.log10(2e6), 1.5f, 0.03f, 0.4f, 2.5f, -1f, 0f);
  }

  @Test
  void tellsThePolicyWithoutEncoderRawOutputs() {
    float[] features = new float[4];
    StateEncoding.RAW.encode(States.predicting(0.7, 0.1), SPACE, features, 0);
    assertThat(features).startsWith(-0.3f, 0.7f);
  }

  @Test
  void tellsTheOutlookOfEachAction() {
    StateEncoding encoding = StateEncoding.OUTLOOK;
    DecisionState known = States.predicting(0.1, 1, 1, 1, 1, 1, 1, 1);
    double[] some = {0, 1, 2, 3, 4, 5, 6, 7};
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
            new double[] {0, 0, 0, 0, 0, 0, 0, 0.1},
            known.output(),
            7,
            new RecentPast(
                0.3,
                -0.2,
                some,
                new double[] {0, 0, 0, 0, 0, 0, 0, 0.9},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0.01},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0.1},
                new double[8],
                new double[] {0, 0, 0, 0, 0, 0, 0, 9},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0.8},
                new double[8]));
    float[] features = new float[encoding.features(8)];
    encoding.encode(state, SPACE, features, 0);
    assertThat(features).hasSize(9 + 8 * 13).startsWith(0.2f, 0.05f);
    assertThat(Arrays.copyOfRange(features, 7, 10)).containsExactly(0.3f, -0.2f, -1f);
    // edge-224-q60
    assertThat(Arrays.copyOfRange(features, 9 + 7 * 13, features.length))
        .containsExactly(0f, -1f, 1f, -1f, 0.6f, 7f, 0.9f, -2f, 0.75f, 0.8f, 1f, -1f, -3f);
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
            new double[2],
            new NavigationOutput(0, 0),
            -1,
            RecentPast.unknown(2));
    float[] features = new float[9];
    StateEncoding.EXTENDED.encode(dead, SPACE, features, 0);
    assertThat(features[2]).isEqualTo(3f);
    assertThat(features[5]).isEqualTo(20f);
    assertThat(features[7]).isEqualTo((float) Math.log10(20));
    assertThat(features[8]).isEqualTo(-3f);
  }

  @Test
  void writesFromTheOffsetOnAndNowhereElse() {
    float[] features = new float[10];
    StateEncoding.A3D.encode(States.predicting(1), SPACE, features, 5);
    assertThat(features).startsWith(0, 0, 0, 0, 0, 0.2f, 0.05f);
    assertThat(features[9]).isZero();
  }
}
