package io.drover.bench.edge;

import io.drover.bench.faults.FaultRun;
import io.drover.bench.faults.FaultTrial;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Drones and records while workers, the edge, its links, its disk and its clock fail. */
record FaultsSection() implements EdgeSection {
  @Override
  public String id() {
    return "faults";
  }

  @Override
  public Section run(EdgeBenchData data, EdgeBenchOptions options) {
    List<FaultRun> runs = FaultRun.all(LoadSize.MIDDLE.jpeg(), options.faultRounds());
    StringBuilder absent = new StringBuilder();
    runs.forEach(
        run ->
            run.obstacle()
                .ifPresent(
                    why ->
                        absent
                            .append(" Not tried: ")
                            .append(run.fault())
                            .append(" (")
                            .append(why)
                            .append(").")));
    return new Section(
        id(),
        "Faults",
        String.format(
            Locale.ROOT,
            "Four drones send ten frames of %s a second each, with a deadline of %.1f s, to an edge"
                + " in a process of its own whose workers are processes, over a link that can fail;"
                + " all on this machine. After 3 s something goes wrong and a fifth drone comes;"
                + " after 3 s more that ends; 6 s later is the end. Each was tried %d times, always"
                + " on a new edge; the worst of all drones and times, or sums. Waits count from"
                + " sending until the answer or giving up. Late: by how much this machine, whose cores"
                + " run all of it, woke a thread that only slept. Unserved: the longest that any of"
                + " the four was without an answer while an edge could be reached. Promised:"
                + " admissions and shares that a drone was told of, which have to be in the"
                + " audit.%s",
            LoadSize.MIDDLE.label(),
            FaultRun.deadlineSeconds(),
            options.faultRounds(),
            absent),
        Kind.MEASURED,
        List.of(service(runs), records(runs)),
        List.of());
  }

  private static Table service(List<FaultRun> runs) {
    List<List<Cell>> rows = new ArrayList<>();
    for (FaultRun run : runs) {
      rows.add(
          List.of(
              new Cell.Text(run.fault()),
              sum(run, FaultTrial::frames),
              sum(run, FaultTrial::answered),
              new Cell.Number(1e3 * worst(run, FaultTrial::longestWaitSeconds), "%.0f ms"),
              new Cell.Number(1e3 * worst(run, FaultTrial::machineLateSeconds), "%.0f ms"),
              new Cell.Number(worst(run, FaultTrial::longestGapSeconds), "%.2f s")));
    }
    return new Table(
        "Drones",
        List.of("fault", "frames", "by the edge", "longest wait", "machine late", "unserved"),
        rows);
  }

  private static Table records(List<FaultRun> runs) {
    List<List<Cell>> rows = new ArrayList<>();
    for (FaultRun run : runs) {
      rows.add(
          List.of(
              new Cell.Text(run.fault()),
              sum(run, FaultTrial::promised),
              sum(run, FaultTrial::unrecorded),
              sum(run, FaultTrial::auditRecords),
              sum(run, FaultTrial::brokenRecords),
              sum(run, FaultTrial::events),
              sum(run, FaultTrial::lostEvents)));
    }
    return new Table(
        "Records",
        List.of(
            "fault",
            "promised",
            "not in the audit",
            "audit records",
            "broken or missing",
            "events",
            "lost events"),
        rows);
  }

  private static Cell sum(FaultRun run, ToLongFunction<FaultTrial> figure) {
    return new Cell.Number(
        run.trials().isEmpty() ? Double.NaN : run.trials().stream().mapToLong(figure).sum(),
        "%.0f");
  }

  private static double worst(FaultRun run, ToDoubleFunction<FaultTrial> figure) {
    return run.trials().stream().mapToDouble(figure).max().orElse(Double.NaN);
  }
}
