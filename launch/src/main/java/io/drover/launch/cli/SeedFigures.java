package io.drover.launch.cli;

import io.drover.core.statistics.MeanInterval;
import io.drover.rl.training.SchedulerTrainingReport;
import io.drover.rl.training.TestedRun;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What several seeds learnt, and how far they lie apart. */
final class SeedFigures {
  private SeedFigures() {}

  /** For programs: by seed, and the means with half of their 95% intervals. */
  static Map<String, Object> of(SchedulerTrainingReport report) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (TestedRun seed : report.seeds()) {
      figures.put(
          Long.toString(seed.run().seed()),
          Map.of(
              "scheduler",
              seed.run().file().toString(),
              "validation_" + report.objective().label(),
              seed.run().curve().best().validation(),
              "qon",
              seed.result().qualityOfNavigation(),
              "latency_seconds",
              seed.result().latencyMeanSeconds(),
              "seconds",
              seed.run().curve().last().seconds()));
    }
    figures.put("mean", interval(report.qualityOfSeeds()));
    figures.put("mean_validation", interval(report.validationOfSeeds()));
    return figures;
  }

  /** For people. */
  static void print(SchedulerTrainingReport report, boolean ensemble, PrintStream out) {
    for (TestedRun seed : report.seeds()) {
      out.printf(
          Locale.ROOT,
          "  seed %-6d  validation %s %.4f  QoN %.4f  latency %.3f s  %s%n",
          seed.run().seed(),
          report.objective().label(),
          seed.run().curve().best().validation(),
          seed.result().qualityOfNavigation(),
          seed.result().latencyMeanSeconds(),
          seed.run().file());
    }
    out.printf(
        Locale.ROOT,
        "  %d seeds: QoN %s, validation %s (mean ± 95%% interval); %s is %s%n",
        report.seeds().size(),
        text(report.qualityOfSeeds()),
        text(report.validationOfSeeds()),
        report.policy(),
        ensemble ? "the mean of all" : "the best by validation");
  }

  private static Map<String, Object> interval(MeanInterval interval) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("mean", interval.mean());
    figures.put("ci95", Double.isNaN(interval.halfWidth()) ? null : interval.halfWidth());
    return figures;
  }

  private static String text(MeanInterval interval) {
    return Double.isNaN(interval.halfWidth())
        ? String.format(Locale.ROOT, "%.4f", interval.mean())
        : String.format(Locale.ROOT, "%.4f ± %.4f", interval.mean(), interval.halfWidth());
  }
}
