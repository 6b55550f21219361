package io.drover.bench.slam;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.error.DroverException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a map of each log takes. */
final class LogsSection implements SlamSection {
  private static final double MEGABYTE = 1e6;

  @Override
  public String id() {
    return "logs";
  }

  @Override
  public Section run(SlamBenchData data, SlamBenchOptions options) {
    List<List<Cell>> rows = new ArrayList<>();
    StringBuilder refused = new StringBuilder();
    for (Path log : data.logs()) {
      try {
        rows.add(row(LogRecord.of(log), data.mapped(log, 1, true), Benchmark.nameOf(log)));
      } catch (DroverException e) {
        refused.append(" Not mapped: ").append(e.getMessage()).append('.');
      }
    }
    return new Section(
        id(),
        "Logs",
        rows.isEmpty()
            ? data.missing("no log that can be mapped") + refused
            : "Each map is made by a process of its own, "
                + options.runsText()
                + "; CPU and wall clock are from the log's opening to the finished map, with"
                + " compilation and garbage collection, without Java's start. Faster:"
                + " the seconds that the robot drove for each second that its map takes; of logs"
                + " that hold key frames alone it says little. The heap is what is in use at the"
                + " end after a collection, the whole map among it. Matching is wall clock, scan by"
                + " scan, of the first map; growth is the median of the last tenth of the scans by"
                + " that of the second tenth, since in the first one Java still compiles."
                + refused,
        Kind.MEASURED,
        rows.isEmpty()
            ? List.of()
            : List.of(
                new Table(
                    "",
                    List.of(
                        "log",
                        "scans",
                        "beams",
                        "driven",
                        "scans a second",
                        "submaps",
                        "in submaps",
                        "loops",
                        "wall clock",
                        "CPU time",
                        "CPU a scan",
                        "faster",
                        "heap",
                        "matching, p50",
                        "p99",
                        "worst",
                        "growth"),
                    rows)),
        List.of());
  }

  private static List<Cell> row(LogRecord log, MappedLog mapped, String name) {
    return List.of(
        new Cell.Text(name),
        new Cell.Number(log.scans(), "%.0f"),
        new Cell.Number(log.beams(), "%.0f"),
        new Cell.Number(log.seconds(), "%.0f s"),
        new Cell.Number((log.scans() - 1) / log.seconds(), "%.2f"),
        new Cell.Number(mapped.figures().submaps(), "%.0f"),
        new Cell.Number(mapped.figures().intra(), "%.0f"),
        new Cell.Number(mapped.figures().inter(), "%.0f"),
        new Cell.Number(mapped.wallSeconds(), "%.1f s"),
        new Cell.Number(mapped.cpuSeconds(), "%.1f s"),
        new Cell.Number(1e3 * mapped.cpuSeconds() / log.scans(), "%.1f ms"),
        new Cell.Number(log.seconds() / mapped.wallSeconds(), "%.0f×"),
        new Cell.Number(mapped.figures().heapBytes() / MEGABYTE, "%.0f MB"),
        milliseconds(mapped.figures().matching().p50()),
        milliseconds(mapped.figures().matching().p99()),
        milliseconds(mapped.figures().matching().worst()),
        new Cell.Number(mapped.figures().matching().growth(), "%.2f×"));
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.2f ms");
  }
}
