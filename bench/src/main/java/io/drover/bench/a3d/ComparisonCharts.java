package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A comparison as pictures: a point for each link. */
final class ComparisonCharts {
  private static final List<String> SHOWN =
      List.of(Rivals.A3D, Rivals.MPC, Rivals.BEST_STATIC, Rivals.DYNAMIC, Rivals.ORACLE);

  private ComparisonCharts() {}

  /** Two of each comparison. */
  static List<Chart> of(List<Comparison> comparisons) {
    List<Chart> charts = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      charts.add(chart("QoN", "QoN", comparison, Flown::meanQuality));
      charts.add(chart("Latency", "latency, s", comparison, Flown::meanLatencySeconds));
    }
    return charts;
  }

  private static Chart chart(
      String what, String label, Comparison comparison, ToDoubleFunction<Flown> figure) {
    double[] megabits =
        comparison.trials().stream()
            .mapToDouble(trial -> trial.link().trace().meanBitsPerSecond() / 1e6)
            .toArray();
    List<Series> points =
        SHOWN.stream()
            .map(
                policy ->
                    new Series(
                        policy,
                        megabits,
                        comparison.trials().stream()
                            .mapToDouble(trial -> figure.applyAsDouble(trial.of(policy)))
                            .toArray()))
            .toList();
    return new Chart(
        ChartType.SCATTER,
        what + " of " + comparison.name(),
        new Axis("mean rate of the link, Mbit/s", true),
        new Axis(label, false),
        points);
  }
}
