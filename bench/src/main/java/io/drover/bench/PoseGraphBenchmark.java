package io.drover.bench;

import io.drover.slam.log.G2oFile;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.optimization.PoseSolution;
import io.drover.slam.optimization.RobustLoss;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Solving one pose graph from its first poses, order and plan of the matrix included, one core:
 * what g2o prints as its cumulative time. Reading a file is not in it, a copy of the graph is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class PoseGraphBenchmark {
  /** Made here: a walk over a grid, with loops where it crosses itself. */
  static final String GRID = "grid";

  private static final int GRID_POSES = 3500;

  /** A g2o file, or {@link #GRID}. */
  @Param(GRID)
  public String graph;

  private PoseProblem first;
  private PoseOptimizer optimizer;

  /** Reads or makes the graph. */
  @Setup
  public void setUp() {
    first =
        graph.equals(GRID) ? GridGraph.of(GRID_POSES, 1).problem() : G2oFile.read(Path.of(graph));
    optimizer = new PoseOptimizer(PoseOptimizerOptions.DEFAULT.with(new RobustLoss.None()));
  }

  /** One solution. */
  @Benchmark
  public PoseSolution solve() {
    PoseProblem problem = new PoseProblem();
    int pose = 0;
    for (var at : first.poses()) {
      problem.add(at, first.fixed(pose++));
    }
    for (PoseEdge edge : first.edges()) {
      problem.add(edge);
    }
    return optimizer.solve(problem);
  }
}
