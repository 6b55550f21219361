package io.drover.bench.slam;

import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.slam.StampedPose;
import io.drover.slam.evaluation.ErrorDefinition;
import io.drover.slam.evaluation.Relations;
import io.drover.slam.evaluation.RelationsError;
import java.util.ArrayList;
import java.util.List;

/** How accurate maps are, with the robot's wheels and without, beside what others reach. */
final class RelationsSection implements SlamSection {
  private static final String HERE = "measured here";

  @Override
  public String id() {
    return "relations";
  }

  @Override
  public Section run(SlamBenchData data, SlamBenchOptions options) {
    List<Table> tables = new ArrayList<>();
    for (Benchmark benchmark : data.benchmarks()) {
      tables.add(table(benchmark, data));
    }
    return new Section(
        id(),
        "Relations",
        tables.isEmpty()
            ? data.missing("no log with a file of relations beside it")
            : "Error of a trajectory's relations against relations that were checked by hand"
                + " (Kümmerle et al. 2009): inv(δ*)·δ, stamps matched exactly, nothing aligned,"
                + " mean and standard deviation. By Cartographer's tool: δ·inv(δ*), where rotation"
                + " enters translation. CPU time is that of the whole process from the log's"
                + " opening to the finished map, compilation and garbage collection included, "
                + options.runsText()
                + ". Rows of others are not measured here; of ranges they show the better end;"
                + " whole logs are other relations.",
        Kind.MEASURED,
        tables,
        List.of());
  }

  private static Table table(Benchmark benchmark, SlamBenchData data) {
    Relations relations = Relations.read(benchmark.relations());
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("wheels alone", LogRecord.of(benchmark.log()).odometry(), relations, Double.NaN));
    for (boolean odometry : new boolean[] {true, false}) {
      MappedLog mapped = data.mapped(benchmark.log(), 1, odometry);
      rows.add(
          row(
              odometry ? "Drover" : "Drover without wheels",
              mapped.trajectory(),
              relations,
              mapped.cpuSeconds()));
    }
    for (Published.Accuracy other : Published.accuracy(benchmark.name())) {
      rows.add(
          List.of(
              new Cell.Text(other.system()),
              new Cell.Number(other.metres(), "%.4f m"),
              new Cell.Number(other.metresDeviation(), "%.4f m"),
              new Cell.Number(Double.NaN, "%.3f m"),
              new Cell.Number(Double.NaN, "%.1f%%"),
              new Cell.Number(other.degrees(), "%.3f°"),
              new Cell.Number(other.degreesDeviation(), "%.3f°"),
              new Cell.Number(Double.NaN, "%.4f m"),
              new Cell.Number(Double.NaN, "%.0f"),
              new Cell.Number(other.cpuSeconds(), "%.1f s"),
              new Cell.Text(other.source())));
    }
    return new Table(
            benchmark.name() + ", " + relations.size() + " relations",
            List.of(
                "system",
                "translation",
                "± m",
                "worst",
                "> 0.5 m",
                "rotation",
                "± °",
                "by Cartographer's tool",
                "relations used",
                "CPU time",
                "source"),
            rows)
        .with("translation", Better.LOWER)
        .with("rotation", Better.LOWER)
        .with("CPU time", Better.LOWER);
  }

  private static List<Cell> row(
      String system, List<StampedPose> trajectory, Relations relations, double cpuSeconds) {
    RelationsError error = RelationsError.of(trajectory, relations, ErrorDefinition.FREIBURG);
    RelationsError theirs = RelationsError.of(trajectory, relations, ErrorDefinition.CARTOGRAPHER);
    return List.of(
        new Cell.Text(system),
        new Cell.Number(error.translationMetres().mean(), "%.4f m"),
        new Cell.Number(error.translationMetres().deviation(), "%.4f m"),
        new Cell.Number(error.translationMetres().most(), "%.3f m"),
        new Cell.Number(100 * error.farOffShare(), "%.1f%%"),
        new Cell.Number(Math.toDegrees(error.rotationRadians().mean()), "%.3f°"),
        new Cell.Number(Math.toDegrees(error.rotationRadians().deviation()), "%.3f°"),
        new Cell.Number(theirs.translationMetres().mean(), "%.4f m"),
        new Cell.Number(error.used(), "%.0f"),
        new Cell.Number(cpuSeconds, "%.1f s"),
        new Cell.Text(HERE));
  }
}
