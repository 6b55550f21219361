package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BandTest {
  @Test
  void everyValueIsInOneBand() {
    List<Band> bands = Band.between("Mbit/s", "%.0f", 1, 3);
    assertThat(bands)
        .extracting(Band::name)
        .containsExactly("< 1 Mbit/s", "1–3 Mbit/s", "≥ 3 Mbit/s");
    for (double value : new double[] {0, 0.99, 1, 2.99, 3, 80}) {
      assertThat(bands.stream().filter(band -> band.holds(value))).hasSize(1);
    }
    assertThat(bands.get(1).holds(1)).isTrue();
    assertThat(bands.get(1).holds(3)).isFalse();
  }
}
