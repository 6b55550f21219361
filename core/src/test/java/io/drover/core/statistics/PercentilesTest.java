package io.drover.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void liesBetweenNeighbours() {
    Percentiles sample = new Percentiles(new double[] {4, 1, 3, 2});
    assertThat(sample.at(0)).isEqualTo(1);
    assertThat(sample.at(0.5)).isEqualTo(2.5);
    assertThat(sample.at(1)).isEqualTo(4);
  }

  @Test
  void isThatValueForASingleOne() {
    assertThat(new Percentiles(new double[] {7}).at(0.95)).isEqualTo(7);
  }

  @Test
  void isNoNumberForNothing() {
    assertThat(new Percentiles(new double[0]).at(0.5)).isNaN();
  }
}
