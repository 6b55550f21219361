package io.drover.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  @Test
  void knowsPublishedExamples() {
    // Anscombe's first quartet
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    assertThat(Correlation.pearson(x, y)).isCloseTo(0.816, within(5e-4));
    // intelligence quotient and hours of television, of many textbooks
    double[] quotient = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    assertThat(Correlation.spearman(quotient, hours)).isCloseTo(-29.0 / 165, within(1e-12));
  }

  @Test
  void isOneOnALineAndForRanksOnWhateverRises() {
    double[] x = {1, 2, 3, 4};
    assertThat(Correlation.pearson(x, new double[] {5, 3, 1, -1})).isCloseTo(-1, within(1e-12));
    double[] rising = {1, 10, 100, 10_000};
    assertThat(Correlation.pearson(x, rising)).isLessThan(0.9);
    assertThat(Correlation.spearman(x, rising)).isCloseTo(1, within(1e-12));
  }

  @Test
  void equalValuesShareARank() {
    double[] x = {1, 2, 2, 3};
    double[] ranks = {1, 2.5, 2.5, 4};
    double[] y = {4, 1, 3, 2};
    assertThat(Correlation.spearman(x, y)).isCloseTo(Correlation.pearson(ranks, y), within(1e-12));
  }

  @Test
  void isNoNumberWhereNothingChanges() {
    assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {3, 3})).isNaN();
    assertThat(Correlation.spearman(new double[] {1}, new double[] {3})).isNaN();
    assertThat(Correlation.pearson(new double[0], new double[0])).isNaN();
  }

  @Test
  void wantsPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.spearman(new double[2], new double[3]));
  }
}
