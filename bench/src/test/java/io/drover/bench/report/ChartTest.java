package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Axis X = new Axis("x", false);
  private static final Axis LOG = new Axis("x", true);
  private static final double[] THREE = {0, 1, 2};

  @Test
  void aSeriesKeepsItsOwnValues() {
    double[] x = {1, 2};
    Series series = new Series("a", x, new double[] {3, 4});
    x[0] = 9;
    series.y()[0] = 9;
    assertThat(series.x()).containsExactly(1, 2);
    assertThat(series.y()).containsExactly(3, 4);
    assertThat(series.halfWidth95()).isEmpty();
  }

  @Test
  void rejectsSeriesOfUnequalLengths() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> new Series("a", THREE, two)).hasMessageContaining("3 x and 2 y");
    assertThatThrownBy(() -> new Series("a", THREE, THREE, two)).hasMessageContaining("3 y and 2");
    assertThatThrownBy(() -> new Series("a", two, two, new double[] {1, -1}))
        .hasMessageContaining("-1.0");
  }

  @Test
  void onlyDistributionsHaveSeriesWithoutY() {
    Series samples = Series.samples("a", THREE);
    Series points = new Series("b", THREE, THREE);
    assertThat(chart(ChartType.CDF, LOG, samples).series()).containsExactly(samples);
    assertThatThrownBy(() -> chart(ChartType.CDF, X, points)).hasMessageContaining("'b'");
    assertThatThrownBy(() -> chart(ChartType.LINE, X, samples)).hasMessageContaining("'a'");
    assertThatThrownBy(() -> new Chart(ChartType.CDF, "t", X, LOG, List.of(samples)))
        .hasMessageContaining("linear");
  }

  @Test
  void valuesOfANamedAxisAreItsNames() {
    Axis links = Axis.of("link", List.of("lte", "hsdpa"));
    assertThat(chart(ChartType.BAR, links, new Series("a", new double[] {1}, new double[] {7})))
        .isNotNull();
    for (double value : new double[] {2, -1, 0.5, Double.NaN}) {
      Series wrong = new Series("a", new double[] {value}, new double[] {7});
      assertThatThrownBy(() -> chart(ChartType.BAR, links, wrong)).hasMessageContaining("hsdpa");
    }
    assertThatThrownBy(() -> new Axis("link", true, List.of("lte"))).hasMessageContaining("log");
  }

  @Test
  void rejectsTwoSeriesOfOneName() {
    Series a = new Series("a", THREE, THREE);
    assertThatThrownBy(() -> chart(ChartType.LINE, X, a, a)).hasMessageContaining("'a'");
  }

  private static Chart chart(ChartType type, Axis x, Series... series) {
    return new Chart(type, "t", x, X, List.of(series));
  }
}
