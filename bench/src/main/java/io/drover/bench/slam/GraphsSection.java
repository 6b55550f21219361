package io.drover.bench.slam;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.statistics.Percentiles;
import io.drover.slam.log.G2oFile;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.optimization.PoseSolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the optimizer reaches on pose graphs of others, and how fast. */
final class GraphsSection implements SlamSection {
  private static final double MEDIAN = 0.5;

  @Override
  public String id() {
    return "graphs";
  }

  @Override
  public Section run(SlamBenchData data, SlamBenchOptions options) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Path graph : data.graphs()) {
      rows.add(row(graph, options));
    }
    return new Section(
        id(),
        "Pose graphs",
        rows.isEmpty()
            ? data.missing("no pose graph (.g2o)")
            : "χ² = Σ eᵀΩe from where the files begin, all edges at full weight. Time is the"
                + " median of "
                + options.graphRuns()
                + " in a warm Java, one thread: ordering, factorisation and all steps until one"
                + " lowers χ² by less than a millionth; reading is not in it. g2o: the time that"
                + " its Gauss–Newton with CHOLMOD takes to come within 0.1% of the least χ²;"
                + " Ceres: CPU time; both measured by others on an EPYC.",
        Kind.MEASURED,
        rows.isEmpty()
            ? List.of()
            : List.of(
                new Table(
                    "",
                    List.of(
                        "graph",
                        "poses",
                        "edges",
                        "χ² before",
                        "χ²",
                        "least known χ²",
                        "above it",
                        "steps",
                        "time",
                        "worst",
                        "g2o",
                        "Ceres"),
                    rows)),
        List.of());
  }

  private static List<Cell> row(Path file, SlamBenchOptions options) {
    PoseOptimizer optimizer = new PoseOptimizer(PoseOptimizerOptions.DEFAULT);
    PoseProblem problem = G2oFile.read(file);
    PoseSolution solution = optimizer.solve(problem);
    long start = System.nanoTime();
    while ((System.nanoTime() - start) * 1e-9 < options.warmUpSeconds()) {
      var unused = optimizer.solve(G2oFile.read(file));
    }
    double[] seconds = new double[options.graphRuns()];
    for (int run = 0; run < seconds.length; run++) {
      PoseProblem fresh = G2oFile.read(file);
      long before = System.nanoTime();
      var unused = optimizer.solve(fresh);
      seconds[run] = (System.nanoTime() - before) * 1e-9;
    }
    Percentiles times = new Percentiles(seconds);
    Published.Graph known = Published.graph(Benchmark.nameOf(file));
    return List.of(
        new Cell.Text(Benchmark.nameOf(file)),
        new Cell.Number(problem.size(), "%.0f"),
        new Cell.Number(problem.edges().size(), "%.0f"),
        new Cell.Number(solution.firstCost(), "%.4g"),
        new Cell.Number(solution.cost(), "%.3f"),
        new Cell.Number(known.chiSquared(), "%.3f"),
        new Cell.Number(100 * (solution.cost() / known.chiSquared() - 1), "%.4f%%"),
        new Cell.Number(solution.iterations(), "%.0f"),
        milliseconds(times.at(MEDIAN)),
        milliseconds(times.at(1)),
        milliseconds(known.g2oSeconds()),
        milliseconds(known.ceresSeconds()));
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.1f ms");
  }
}
