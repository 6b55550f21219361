package io.drover.bench;

import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.Information;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A walk over the crossings of a town with square blocks, as in the graph M3500 of Olson (2006):
 * odometry with noise, and a loop whenever it comes to a crossing where it has been.
 *
 * @param problem with the poses that odometry alone gives
 * @param truth where each of them is
 */
record GridGraph(PoseProblem problem, List<Pose2> truth) {
  private static final double METRES_OFF = 0.05;
  private static final double RADIANS_OFF = 0.02;
  private static final int BLOCKS = 30;
  private static final int STEPS_TO_A_TURN = 4;
  private static final Information INFORMATION = Information.of(1 / METRES_OFF, 1 / RADIANS_OFF);

  /** Keeps a copy. */
  GridGraph {
    truth = List.copyOf(truth);
  }

  static GridGraph of(int poses, long seed) {
    Random random = new Random(seed);
    PoseProblem problem = new PoseProblem();
    List<Pose2> truth = new ArrayList<>();
    Map<List<Long>, Integer> visited = new HashMap<>();
    List<PoseEdge> loops = new ArrayList<>();
    Pose2 reckoned = Pose2.IDENTITY;
    truth.add(reckoned);
    problem.add(reckoned, true);
    for (int i = 1; i < poses; i++) {
      Pose2 before = truth.get(i - 1);
      Pose2 now = before.compose(step(before, i, random));
      truth.add(now);
      Pose2 measured = before.between(now).compose(noise(random));
      reckoned = reckoned.compose(measured);
      problem.add(reckoned, false);
      problem.add(new PoseEdge(i - 1, i, measured, INFORMATION, false));
      Integer other = visited.put(List.of(Math.round(now.x()), Math.round(now.y())), i);
      if (other != null && other < i - 2) {
        Pose2 seen = now.between(truth.get(other)).compose(noise(random));
        loops.add(new PoseEdge(i, other, seen, INFORMATION, true));
      }
    }
    loops.forEach(problem::add);
    return new GridGraph(problem, truth);
  }

  /**
   * To the next crossing, turned to the left or the right there now and then, or back at the edge.
   */
  private static Pose2 step(Pose2 from, int index, Random random) {
    Pose2 ahead = from.compose(new Pose2(1, 0, 0));
    boolean leaves = Math.max(Math.abs(ahead.x()), Math.abs(ahead.y())) > BLOCKS / 2.0;
    if (leaves) {
      return new Pose2(0, 0, Math.PI / 2);
    }
    boolean turns = index % STEPS_TO_A_TURN == 0 && random.nextBoolean();
    return new Pose2(1, 0, turns ? (random.nextBoolean() ? 1 : -1) * Math.PI / 2 : 0);
  }

  private static Pose2 noise(Random random) {
    return new Pose2(
        METRES_OFF * random.nextGaussian(),
        METRES_OFF * random.nextGaussian(),
        RADIANS_OFF * random.nextGaussian());
  }
}
