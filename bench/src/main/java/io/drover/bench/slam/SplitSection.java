package io.drover.bench.slam;

import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.slam.evaluation.ErrorDefinition;
import io.drover.slam.evaluation.LogSplit;
import io.drover.slam.evaluation.Relations;
import io.drover.slam.evaluation.RelationsError;
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
    return new Section(
        id(),
        "Several robots",
        tables.isEmpty()
            ? data.missing("no log with a file of relations beside it")
            : "The log is cut into equal consecutive parts, each driven by a robot of its own from"
                + " an unknown start, all at the same time. Errors as in the section of relations;"
                + " of relations within a robot's part, and between two robots' parts. Relations"
                + " of robots that are not in the common map are not used. Rows of Cartographer"
                + " were measured by others on two cores of an EPYC.",
        Kind.MEASURED,
        tables,
        List.of());
  }

  private static Table table(Benchmark benchmark, SlamBenchData data, SlamBenchOptions options) {
    Relations relations = Relations.read(benchmark.relations());
    double[] stamps = LogRecord.of(benchmark.log()).stamps();
    List<List<Cell>> rows = new ArrayList<>();
    for (int robots : options.robots()) {
      MappedLog mapped = data.mapped(benchmark.log(), robots, true);
      LogSplit split = new LogSplit(stamps, robots);
      RelationsError same = error(mapped, split.sameRobot(relations));
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
                "CPU time"),
            rows)
        .with("CPU time", Better.LOWER);
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
        new Cell.Number(other.cpuSeconds(), "%.0f s"));
  }
}
