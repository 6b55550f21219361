package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksSectionTest {
  @Test
  void countsWeightsAndBiases() {
    assertThat(NetworksSection.parameters(4, List.of(), 12)).isEqualTo(60);
    assertThat(NetworksSection.parameters(4, List.of(128, 128), 12))
        .isEqualTo(5 * 128 + 129 * 128 + 129 * 12);
  }

  @Test
  void timesDecisionsInAscendingOrder() {
    DecisionTiming timing = DecisionTiming.of(PolicyNetwork.shipped(), DecisionSpace.a3d(448));
    assertThat(timing.medianSeconds()).isPositive().isLessThanOrEqualTo(timing.p99Seconds());
  }

  @Test
  void namesEverySizeOnce() {
    assertThat(LearntCatalogue.OF_ALL_SIZES)
        .hasSize(LearntCatalogue.SIZES.size() + 1)
        .containsAll(LearntCatalogue.SIZES)
        .doesNotHaveDuplicates();
  }
}
