package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Robots in a hall and edges of unequal speed, drawn by lot. */
final class RandomProblems {
  static final FusionProfile FUSION = new FusionProfile(new FusionTime(0.02, 0.03, 0.06), 2000);

  private RandomProblems() {}

  /** All edges are within reach. */
  static PlacementProblem of(int robots, int edges, SplittableRandom random) {
    return of(robots, edges, 0, random);
  }

  /**
   * One problem.
   *
   * @param outOfReach probability that a robot does not reach an edge, but for one
   */
  static PlacementProblem of(int robots, int edges, double outOfReach, SplittableRandom random) {
    List<EdgeProfile> servers = new ArrayList<>();
    for (int edge = 0; edge < edges; edge++) {
      servers.add(
          new EdgeProfile(
              random.nextDouble(0.4, 2), random.nextInt(1, 5), random.nextDouble(2e6, 20e6)));
    }
    List<RobotProfile> profiles = new ArrayList<>();
    for (int robot = 0; robot < robots; robot++) {
      List<Double> uplinks = new ArrayList<>();
      int reached = random.nextInt(edges);
      for (int edge = 0; edge < edges; edge++) {
        boolean out = edge != reached && random.nextDouble() < outOfReach;
        uplinks.add(out ? 0 : random.nextDouble(1e6, 10e6));
      }
      profiles.add(
          new RobotProfile(
              random.nextDouble(0.01),
              random.nextDouble(20e3, 200e3),
              random.nextDouble(0.05, 0.2),
              random.nextDouble(0.3, 1.2),
              uplinks,
              random.nextDouble(0.5e6, 3e6)));
    }
    int hall = 6 + robots;
    OverlapGraph maps = OverlapGraph.ofFootprints(RandomMaps.footprints(robots, hall, random));
    return new PlacementProblem(maps, profiles, servers, new CloudProfile(3), FUSION);
  }

  /** By trying all. */
  static double leastSeconds(PlacementProblem problem) {
    RoundLatency latency = new RoundLatency(problem);
    int robots = problem.robots().size();
    int edges = problem.edges().size();
    double least = Double.POSITIVE_INFINITY;
    for (int plan = 0; plan < Math.pow(edges, robots); plan++) {
      int[] edgeOf = new int[robots];
      int rest = plan;
      for (int robot = 0; robot < robots; robot++) {
        edgeOf[robot] = rest % edges;
        rest /= edges;
      }
      least = Math.min(least, latency.seconds(EdgePlacement.of(edgeOf, edges)));
    }
    return least;
  }
}
