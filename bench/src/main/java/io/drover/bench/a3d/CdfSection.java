package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.Percentiles;
import io.drover.rl.evaluation.FrameSamples;
import io.drover.rl.flight.FlightSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How latency and steering error are distributed over all frames. */
final class CdfSection implements A3dSection {
  private static final double[] SHARES = {0.1, 0.5, 0.75, 0.9, 0.95, 0.99};

  @Override
  public String id() {
    return "cdf";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<Table> tables = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    for (Comparison comparison : data.comparisons()) {
      tables.add(table("Latency in seconds", comparison, FrameSamples::latencySeconds));
      tables.add(errors(comparison));
      charts.add(
          chart("Latency", new Axis("latency, s", true), comparison, FrameSamples::latencySeconds));
      charts.add(
          chart(
              "Steering error",
              new Axis("|θ_pre − θ_gt|, rad", true),
              comparison,
              FrameSamples::errorRadians));
    }
    return new Section(
        id(),
        "Latency and steering error",
        "Distributions over all frames of the flights of ‘By link’: every frame counts once, so that"
            + " what is fast has more of them. Steering error is against θ_gt of the moment at which"
            + " the command takes effect; a decision succeeds within ε = "
            + toleranceRadians()
            + " rad. The best static action may be another on each link.",
        Kind.SIMULATED,
        tables,
        charts);
  }

  private static double toleranceRadians() {
    return FlightSetup.DEFAULT.agent().toleranceRadians();
  }

  /** All but the best sequence, which does not seek what is distributed here. */
  private static List<String> shown(Comparison comparison) {
    return comparison.policies().stream().filter(p -> !p.equals(Rivals.SEQUENCES)).toList();
  }

  private static double[] all(
      Comparison comparison, String policy, Function<FrameSamples, double[]> samples) {
    return comparison.trials().stream()
        .flatMapToDouble(trial -> Arrays.stream(samples.apply(trial.of(policy).frames())))
        .toArray();
  }

  private static Table table(
      String what, Comparison comparison, Function<FrameSamples, double[]> samples) {
    List<String> columns = new ArrayList<>(List.of("policy"));
    for (double share : SHARES) {
      columns.add(String.format(Locale.ROOT, "%.0f%%", 100 * share));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (String policy : shown(comparison)) {
      Percentiles percentiles = new Percentiles(all(comparison, policy, samples));
      List<Cell> row = new ArrayList<>(List.of(new Cell.Text(policy)));
      for (double share : SHARES) {
        row.add(new Cell.Number(percentiles.at(share), "%.3f"));
      }
      rows.add(row);
    }
    return new Table(what + ", " + comparison.name(), columns, rows);
  }

  /** With the share of frames that succeeded. */
  private static Table errors(Comparison comparison) {
    Table table = table("Steering error in radians", comparison, FrameSamples::errorRadians);
    List<String> columns = new ArrayList<>(table.columns());
    columns.add("within ε");
    List<List<Cell>> rows = new ArrayList<>();
    List<String> policies = shown(comparison);
    for (int i = 0; i < policies.size(); i++) {
      double[] errors = all(comparison, policies.get(i), FrameSamples::errorRadians);
      double within = Arrays.stream(errors).filter(e -> e <= toleranceRadians()).count();
      List<Cell> row = new ArrayList<>(table.rows().get(i));
      row.add(new Cell.Number(100 * within / errors.length, "%.1f%%"));
      rows.add(row);
    }
    return new Table(table.title(), columns, rows).with("within ε", Better.HIGHER);
  }

  private static Chart chart(
      String what, Axis x, Comparison comparison, Function<FrameSamples, double[]> samples) {
    return new Chart(
        ChartType.CDF,
        what + ", " + comparison.name(),
        x,
        new Axis("share of frames at or below", false),
        shown(comparison).stream()
            .map(policy -> Series.samples(policy, all(comparison, policy, samples)))
            .toList());
  }
}
