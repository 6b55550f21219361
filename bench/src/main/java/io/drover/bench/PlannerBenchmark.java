package io.drover.bench;

import io.drover.slam.placement.CloudProfile;
import io.drover.slam.placement.EdgePlacement;
import io.drover.slam.placement.EdgeProfile;
import io.drover.slam.placement.Footprint;
import io.drover.slam.placement.FusionProfile;
import io.drover.slam.placement.FusionTime;
import io.drover.slam.placement.JointPlanner;
import io.drover.slam.placement.JointPlannerOptions;
import io.drover.slam.placement.OverlapGraph;
import io.drover.slam.placement.PlacementPlanner;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.RobotProfile;
import io.drover.slam.placement.TwoStagePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One plan for robots that have wandered through a hall, on three unequal edges; each call sees
 * other robots. How far maps overlap is known before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class PlannerBenchmark {
  private static final int PROBLEMS = 8;
  private static final int EDGES = 3;
  private static final int STEPS = 150;

  /** Cells that a robot sees around itself. */
  private static final int SIGHT = 6;

  /** By name. */
  @Param({"joint", "recslam"})
  public String planner;

  /** To be placed. */
  @Param({"10", "30", "50"})
  public int robots;

  private final List<PlacementProblem> problems = new ArrayList<>();
  private PlacementPlanner chosen;
  private int turn;

  /** Lets robots wander. */
  @Setup
  public void setUp() {
    chosen =
        planner.equals("joint")
            ? new JointPlanner(JointPlannerOptions.DEFAULT)
            : TwoStagePlanner.recSlam();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < PROBLEMS; i++) {
      problems.add(problem(random));
    }
  }

  private PlacementProblem problem(SplittableRandom random) {
    return new PlacementProblem(
        OverlapGraph.ofFootprints(drawn(robots, () -> wandered(random))),
        drawn(robots, () -> robot(random)),
        drawn(EDGES, () -> edge(random)),
        new CloudProfile(3),
        new FusionProfile(new FusionTime(0.02, 0.03, 0.06), 2000));
  }

  private static <T> List<T> drawn(int count, Supplier<T> source) {
    return Stream.generate(source).limit(count).toList();
  }

  private Footprint wandered(SplittableRandom random) {
    int side = 6 * SIGHT + 2 * robots;
    int column = random.nextInt(side);
    int row = random.nextInt(side);
    List<Footprint> seen = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      seen.add(square(column, row));
      column = Math.floorMod(column + random.nextInt(-1, 2), side);
      row = Math.floorMod(row + random.nextInt(-1, 2), side);
    }
    return Footprint.union(seen);
  }

  private static Footprint square(int column, int row) {
    long[] cells = new long[SIGHT * SIGHT];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Footprint.cell(column + i % SIGHT, row + i / SIGHT);
    }
    return Footprint.ofCells(cells);
  }

  private static RobotProfile robot(SplittableRandom random) {
    return new RobotProfile(
        0.01,
        random.nextDouble(2e4, 2e5),
        random.nextDouble(0.05, 0.2),
        1,
        drawn(EDGES, () -> random.nextDouble(1e6, 1e7)),
        1e6);
  }

  private static EdgeProfile edge(SplittableRandom random) {
    return new EdgeProfile(random.nextDouble(0.5, 2), 4, random.nextDouble(2e6, 2e7));
  }

  /** One plan. */
  @Benchmark
  public EdgePlacement plan() {
    turn = (turn + 1) % PROBLEMS;
    return chosen.plan(problems.get(turn));
  }
}
