package io.drover.bench.slam;

import io.drover.bench.process.MapFigures;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.error.DroverException;
import io.drover.launch.cli.Progress;
import io.drover.slam.evaluation.ErrorDefinition;
import io.drover.slam.evaluation.LogSplit;
import io.drover.slam.evaluation.Relations;
import io.drover.slam.evaluation.RelationsError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same log driven by several robots that know nothing of where the others started. */
final class SplitSection implements SlamSection {
  @Override
  public String id() {
    return "split";
  }

  @Override
  public Section run(SlamBenchData data, SlamBenchOptions options) {
    List<Table> tables = new ArrayList<>();
    for (Benchmark benchmark : data.benchmarks()) {
      tables.add(table(benchmark, data, options));
    }
    if (data.logs().size() > 1 && options.strangers() > 0) {
      tables.add(strangers(data, options));
    }
    return new Section(
        id(),
        "Several robots",
        tables.isEmpty()
            ? data.missing("no log with a file of relations beside it, and no two logs")
            : "The log is cut into equal consecutive parts, each driven by a robot of its own from"
                + " an unknown start, all at the same time. Errors as in the section of relations;"
                + " of relations within a robot's part, and between two robots' parts. Relations"
                + " of robots that are not in the common map are not used. First merge: how long"
                + " robots had driven when two of them came into one map. Sent: a robot's scans to"
                + " its edge, messages without gRPC's own. False: constraints between robots that"
                + " are off by more than half a metre from where the map of the uncut log, whose"
                + " error the section of relations tells, has the same two scans. Logs of two"
                + " buildings are taken to be what two neighbouring files of the folder hold."
                + " Rows of Cartographer"
                + " were measured by others on two cores of an EPYC.",
        Kind.MEASURED,
        tables,
        List.of());
  }

  private static Table table(Benchmark benchmark, SlamBenchData data, SlamBenchOptions options) {
    Relations relations = Relations.read(benchmark.relations());
    LogRecord log = LogRecord.of(benchmark.log());
    MappedLog uncut = data.mapped(benchmark.log(), 1, true);
    List<List<Cell>> rows = new ArrayList<>();
    for (int robots : options.robots()) {
      MappedLog mapped = data.mapped(benchmark.log(), robots, true);
      LogSplit split = new LogSplit(log.stamps(), robots);
      RelationsError same = error(mapped, split.sameRobot(relations));
      RelationsError between =
          error(uncut, CrossConstraints.of(data.mapFolder(benchmark.log(), robots)));
      RelationsError cross = error(mapped, split.crossRobot(relations));
      rows.add(
          List.of(
              new Cell.Text("Drover, " + robots + " robots"),
              new Cell.Number(mapped.figures().merged(), "%.0f"),
              new Cell.Number(cross.translationMetres().mean(), "%.4f m"),
              new Cell.Number(cross.translationMetres().deviation(), "%.4f m"),
              new Cell.Number(cross.translationMetres().most(), "%.3f m"),
              new Cell.Number(Math.toDegrees(cross.rotationRadians().mean()), "%.3f°"),
              new Cell.Text(cross.used() + " of " + cross.relations()),
              new Cell.Number(same.translationMetres().mean(), "%.4f m"),
              new Cell.Text(same.used() + " of " + same.relations()),
              new Cell.Number(mapped.figures().crossRobot(), "%.0f"),
              new Cell.Number(between.farOff(), "%.0f"),
              new Cell.Number(between.translationMetres().most(), "%.3f m"),
              new Cell.Number(mapped.figures().firstMergeSeconds(), "%.0f s"),
              new Cell.Number(log.messageBytes() / 1e6 / robots, "%.2f MB"),
              new Cell.Number(mapped.cpuSeconds(), "%.1f s")));
      Published.multiRobot(benchmark.name()).stream()
          .filter(other -> other.robots() == robots)
          .forEach(other -> rows.add(row(other)));
    }
    return new Table(
            benchmark.name() + ", " + relations.size() + " relations",
            List.of(
                "system",
                "merged",
                "cross-robot",
                "± m",
                "worst",
                "rotation",
                "used",
                "same robot",
                "used of the same",
                "constraints between",
                "false",
                "worst of them",
                "first merge",
                "sent by a robot",
                "CPU time"),
            rows)
        .with("CPU time", Better.LOWER);
  }

  /** Logs of two buildings, which must not come into one map. */
  private static Table strangers(SlamBenchData data, SlamBenchOptions options) {
    List<Path> logs = data.logs();
    int pairs = logs.size() == 2 ? 1 : Math.min(options.strangers(), logs.size());
    List<List<Cell>> rows = new ArrayList<>();
    Progress progress = new Progress("logs of two buildings", pairs);
    for (int first = 0; first < pairs; first++) {
      List<Path> two = List.of(logs.get(first), logs.get((first + 1) % logs.size()));
      String names = Benchmark.nameOf(two.get(0)) + " and " + Benchmark.nameOf(two.get(1));
      try {
        MapFigures figures = data.mappedTogether(two);
        rows.add(
            List.of(
                new Cell.Text(names),
                new Cell.Number(figures.scans(), "%.0f"),
                new Cell.Number(figures.merged(), "%.0f"),
                new Cell.Number(figures.crossRobot(), "%.0f"),
                new Cell.Number(figures.cpuSeconds(), "%.1f s"),
                new Cell.Text("")));
      } catch (DroverException e) {
        Cell unknown = new Cell.Number(Double.NaN, "%.0f");
        rows.add(
            List.of(
                new Cell.Text(names),
                unknown,
                unknown,
                unknown,
                unknown,
                new Cell.Text("not mapped: " + e.getMessage())));
      }
      progress.at(first + 1);
    }
    progress.done();
    return new Table(
        "Two buildings",
        List.of("logs", "scans", "robots in one map", "constraints between", "CPU time", "problem"),
        rows);
  }

  private static RelationsError error(MappedLog mapped, Relations relations) {
    return RelationsError.of(mapped.trajectory(), relations, ErrorDefinition.FREIBURG);
  }

  private static List<Cell> row(Published.MultiRobot other) {
    Cell unknown = new Cell.Number(Double.NaN, "%.0f");
    return List.of(
        new Cell.Text(other.system() + ", " + other.robots() + " robots"),
        new Cell.Number(other.merged(), "%.0f"),
        new Cell.Number(other.metres(), "%.3f m"),
        unknown,
        unknown,
        unknown,
        new Cell.Text(""),
        unknown,
        new Cell.Text(""),
        unknown,
        unknown,
        unknown,
        unknown,
        unknown,
        new Cell.Number(other.cpuSeconds(), "%.0f s"));
  }
}
