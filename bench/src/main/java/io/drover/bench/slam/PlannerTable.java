package io.drover.bench.slam;

import io.drover.bench.PlannerBenchmark;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Table;
import io.drover.core.statistics.Percentiles;
import java.util.ArrayList;
import java.util.List;

/** How long planners take, on {@link PlannerBenchmark}'s fleets: measured in turn, warm. */
final class PlannerTable {
  private static final double MEDIAN = 0.5;
  private static final List<String> PLANNERS = List.of("recslam", "joint");

  private PlannerTable() {}

  static Table of(RecSlamEffort effort) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int robots : effort.plannerRobots()) {
      double[] medians = medians(robots, effort.plannerCalls());
      rows.add(
          List.of(
              new Cell.Number(robots, "%.0f"),
              milliseconds(medians[0]),
              milliseconds(medians[1]),
              published(robots)));
    }
    return new Table(
        "Time of one plan, 3 unequal edges (measured, warm median)",
        List.of("robots", "RecSLAM", "joint", "RecSLAM, published"),
        rows);
  }

  private static double[] medians(int robots, int calls) {
    List<PlannerBenchmark> planners = new ArrayList<>();
    for (String name : PLANNERS) {
      PlannerBenchmark planner = new PlannerBenchmark();
      planner.planner = name;
      planner.robots = robots;
      planner.setUp();
      planners.add(planner);
    }
    double[][] seconds = new double[PLANNERS.size()][calls];
    for (int call = -calls; call < calls; call++) {
      for (int i = 0; i < seconds.length; i++) {
        PlannerBenchmark planner = planners.get(i);
        double took =
            new CpuClock()
                .seconds(
                    () -> {
                      var unused = planner.plan();
                    });
        if (call >= 0) {
          seconds[i][call] = took;
        }
      }
    }
    return new double[] {
      new Percentiles(seconds[0]).at(MEDIAN), new Percentiles(seconds[1]).at(MEDIAN)
    };
  }

  /** RecSLAM's own, on a machine of its own. */
  private static Cell published(int robots) {
    return switch (robots) {
      case 10 -> new Cell.Text("< 1 ms");
      case 50 -> milliseconds(0.036);
      default -> milliseconds(Double.NaN);
    };
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.2f ms");
  }
}
