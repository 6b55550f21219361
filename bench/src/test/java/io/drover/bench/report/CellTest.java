package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellTest {
  @Test
  void anEstimateWritesItsUnitOnce() {
    assertThat(new Cell.Estimate(0.961, 0.003, "%.3f").text()).isEqualTo("0.961 ± 0.003");
    assertThat(new Cell.Estimate(12, 0.4, "%.1f ms").text()).isEqualTo("12.0 ± 0.4 ms");
    assertThat(new Cell.Estimate(61.25, 2, "%.1f%%").text()).isEqualTo("61.3 ± 2.0%");
    assertThat(new Cell.Estimate(-3, 2, "%+.0f%%").text()).isEqualTo("-3 ± 2%");
    assertThat(new Cell.Estimate(3, 2, "%+.0f%%").text()).isEqualTo("+3 ± 2%");
  }

  @Test
  void whatIsNotANumberIsADash() {
    assertThat(new Cell.Number(Double.NaN, "%.1f ms").text()).isEqualTo("–");
    assertThat(new Cell.Estimate(Double.NaN, 1, "%.1f ms").text()).isEqualTo("–");
    assertThat(new Cell.Estimate(2, Double.NaN, "%.1f ms").text()).isEqualTo("2.0 ± – ms");
    assertThat(new Cell.Number(Double.NaN, "%.1f").figure()).isEmpty();
  }

  @Test
  void whatNeverEndsIsInfinite() {
    assertThat(new Cell.Number(Double.POSITIVE_INFINITY, "%.1f s").text()).isEqualTo("∞");
    assertThat(new Cell.Number(Double.NEGATIVE_INFINITY, "%.1f s").text()).isEqualTo("−∞");
  }

  @Test
  void keepsThePercentSignsOfAFormat() {
    assertThat(new Cell.Number(99.5, "%.1f%%").text()).isEqualTo("99.5%");
    assertThat(new Cell.Number(3, "100%% of %.0f").text()).isEqualTo("100% of 3");
  }

  @Test
  void rejectsFormatsThatAreNotForOneDouble() {
    for (String format : new String[] {"%d", "s", "%.1f of %.1f", "%", "%.1f %", "%s"}) {
      assertThatThrownBy(() -> new Cell.Number(1, format)).hasMessageContaining("%.3f");
      assertThatThrownBy(() -> new Cell.Estimate(1, 1, format)).hasMessageContaining("%.3f");
    }
  }

  @Test
  void rejectsTextOfSeveralLinesAndNegativeIntervals() {
    assertThatThrownBy(() -> new Cell.Text("a\nb")).hasMessageContaining("one line");
    assertThatThrownBy(() -> new Cell.Estimate(1, -0.1, "%.1f")).hasMessageContaining("-0.1");
  }
}
