package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final MeanInterval FOUND = new MeanInterval(97.04, 0.5);

  @Test
  void isMetByTheMean() {
    Target target = Target.atLeast(97, "share", "here", FOUND, "%.1f%%");
    assertThat(target.verdict()).isEqualTo("met");
    Table table = Target.tables(List.of(target)).get(0);
    assertThat(table.title()).isEqualTo("here");
    assertThat(table.rows().get(0))
        .extracting(cell -> cell.text())
        .containsExactly("share", "≥ 97.0%", "97.0 ± 0.5%", "met");
    assertThat(Target.atLeast(97.1, "share", "here", FOUND, "%.1f%%").verdict())
        .isEqualTo("missed");
    assertThat(Target.atMost(-28, "latency", "here", FOUND, "%+.0f%%").bar()).isEqualTo("≤ -28%");
    assertThat(Target.atMost(-28, "latency", "here", FOUND, "%+.0f%%").verdict())
        .isEqualTo("missed");
  }

  @Test
  void withoutAFigureNothingWasRun() {
    MeanInterval nothing = new MeanInterval(Double.NaN, Double.NaN);
    assertThat(Target.atLeast(0, "share", "here", nothing, "%.1f").verdict()).isEqualTo("not run");
    assertThat(Target.notRun("order", "needs frames").found().text()).isEqualTo("–");
  }

  @Test
  void ratiosAreReadAsPercent() {
    MeanRatio ratio = new MeanRatio(1.27, 0.02);
    assertThat(Target.percentMore(ratio).mean()).isBetween(26.99, 27.01);
    assertThat(Target.percent(ratio).halfWidth()).isEqualTo(2);
  }
}
