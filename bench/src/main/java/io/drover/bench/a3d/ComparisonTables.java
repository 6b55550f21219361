package io.drover.bench.a3d;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A comparison as tables. */
final class ComparisonTables {
  private static final String LINK = "link";

  private ComparisonTables() {}

  /** Of each comparison a summary, and then of each what its links came to. */
  static List<Table> of(List<Comparison> comparisons) {
    List<Table> tables = new ArrayList<>();
    comparisons.forEach(comparison -> tables.add(summary(comparison)));
    for (Comparison comparison : comparisons) {
      tables.add(qualityByLink(comparison));
      tables.add(latencyByLink(comparison));
    }
    return tables;
  }

  private static Table summary(Comparison comparison) {
    List<List<Cell>> rows = new ArrayList<>();
    comparison.policies().forEach(policy -> rows.add(standing(comparison, policy)));
    return new Table(
        "Mean of " + comparison.name(),
        List.of(
            "policy",
            "QoN",
            "regret",
            "gap closed",
            "latency",
            "to dynamic",
            "worst link",
            "which is"),
        rows);
  }

  private static List<Cell> standing(Comparison comparison, String policy) {
    boolean dynamic = policy.equals(Rivals.DYNAMIC);
    TraceTrial worst = comparison.worstAgainstDynamic(policy);
    MeanRatio gap = comparison.gapClosed(policy, Rivals.ORACLE);
    MeanInterval toDynamic = comparison.latencyOverDynamic(policy);
    return List.of(
        new Cell.Text(policy),
        estimate(comparison.quality(policy), "%.3f"),
        policy.equals(Rivals.ORACLE)
            ? unknown()
            : estimate(comparison.gain(Rivals.ORACLE, policy), "%.4f"),
        dynamic ? unknown() : new Cell.Estimate(100 * gap.ratio(), 100 * gap.halfWidth(), "%.0f%%"),
        estimate(comparison.latencySeconds(policy), "%.3f s"),
        dynamic
            ? unknown()
            : new Cell.Estimate(100 * toDynamic.mean(), 100 * toDynamic.halfWidth(), "%+.0f%%"),
        dynamic ? unknown() : new Cell.Number(100 * worst.gainOverDynamic(policy), "%+.1f%%"),
        new Cell.Text(dynamic ? "" : worst.link().name()));
  }

  private static Cell estimate(MeanInterval interval, String format) {
    return new Cell.Estimate(interval.mean(), interval.halfWidth(), format);
  }

  private static Cell unknown() {
    return new Cell.Number(Double.NaN, "%.0f");
  }

  private static Table qualityByLink(Comparison comparison) {
    Table table = byLink("QoN", comparison, Flown::meanQuality);
    List<String> columns = new ArrayList<>(table.columns());
    columns.add("best static is");
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<Cell> row = new ArrayList<>(table.rows().get(i));
      row.add(new Cell.Text(comparison.trials().get(i).bestStatic().label()));
      rows.add(row);
    }
    return new Table(table.title(), columns, rows);
  }

  private static Table latencyByLink(Comparison comparison) {
    return byLink("Latency in seconds", comparison, Flown::meanLatencySeconds);
  }

  private static Table byLink(String what, Comparison comparison, ToDoubleFunction<Flown> figure) {
    List<String> columns = new ArrayList<>(List.of(LINK));
    columns.addAll(Rivals.ALL);
    List<List<Cell>> rows = new ArrayList<>();
    for (TraceTrial trial : comparison.trials()) {
      List<Cell> row = new ArrayList<>(List.of(new Cell.Text(trial.link().name())));
      Rivals.ALL.forEach(
          policy -> row.add(new Cell.Number(figure.applyAsDouble(trial.of(policy)), "%.3f")));
      rows.add(row);
    }
    return new Table(what + " of " + comparison.name(), columns, rows);
  }
}
