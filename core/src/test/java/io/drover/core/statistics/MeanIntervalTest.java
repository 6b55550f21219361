package io.drover.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 12.706205",
    "2, 4.302653",
    "3, 3.182446",
    "4, 2.776445",
    "9, 2.262157",
    "10, 2.228139",
    "29, 2.045230",
    "30, 2.042272",
    "100, 1.983972",
    "199, 1.971957",
    "100000, 1.959988"
  })
  void knowsTheTableOfStudentsT(int degrees, double t) {
    assertThat(new StudentT(degrees).quantile(0.95)).isCloseTo(t, within(2e-6));
  }

  @Test
  void knowsOtherConfidences() {
    assertThat(new StudentT(4).quantile(0.9)).isCloseTo(2.131847, within(1e-6));
    assertThat(new StudentT(1).quantile(0.5)).isCloseTo(1, within(1e-9));
    assertThat(new StudentT(7).quantile(0)).isCloseTo(0, within(1e-9));
  }

  @Test
  void isAsWideAsTheSampleSpreads() {
    // deviation √2.5 of five values, t = 2.776445
    MeanInterval interval = MeanInterval.of(new double[] {1, 2, 3, 4, 5});
    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.halfWidth()).isCloseTo(2.776445 * Math.sqrt(0.5), within(1e-6));
    assertThat(interval.low()).isCloseTo(1.036757, within(1e-6));
    assertThat(interval.high()).isCloseTo(4.963243, within(1e-6));
    assertThat(MeanInterval.of(new double[] {7, 7, 7}).halfWidth()).isZero();
  }

  @Test
  void takesPairsByTheirDifferences() {
    double[] worse = {0.1, 0.5, 0.9};
    MeanInterval same = MeanInterval.ofDifferences(new double[] {0.2, 0.6, 1.0}, worse);
    assertThat(same.mean()).isCloseTo(0.1, within(1e-12));
    assertThat(same.halfWidth()).isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> MeanInterval.ofDifferences(worse, new double[2]))
        .hasMessageContaining("pair");
  }

  @Test
  void saysWhatItCannotKnow() {
    assertThat(MeanInterval.of(new double[] {4})).isEqualTo(new MeanInterval(4, Double.NaN));
    assertThat(MeanInterval.of(new double[0]).mean()).isNaN();
  }
}
