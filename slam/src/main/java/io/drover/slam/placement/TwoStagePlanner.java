package io.drover.slam.placement;

import java.util.List;

/**
 * RecSLAM's order of things: as many groups as there are edges, then an edge for each. Groups are
 * formed without regard to edges, and edges are chosen by L_j(group) + D(group)/B_j: by how long
 * edge j takes to fuse the group's maps and to send the result.
 */
public record TwoStagePlanner(Grouper grouper, GroupAssigner assigner) implements PlacementPlanner {
  /** RecSLAM as published: growth and tabu search, greedy placement. */
  public static TwoStagePlanner recSlam() {
    return new TwoStagePlanner(new TabuGrouper(), new GreedyAssigner());
  }

  /** RecSLAM's construction alone: growth, not refined, and greedy placement. */
  public static TwoStagePlanner greedy() {
    return new TwoStagePlanner(new GrowthGrouper(), new GreedyAssigner());
  }

  /** Groups by lot, in that order on the edges that take least. */
  public static TwoStagePlanner random(long seed) {
    return new TwoStagePlanner(new RandomGrouper(seed), new GreedyAssigner());
  }

  @Override
  public EdgePlacement plan(PlacementProblem problem) {
    RoundLatency latency = new RoundLatency(problem);
    int edges = problem.edges().size();
    RobotGrouping grouping = grouper.group(problem.maps(), edges);
    double[][] seconds = new double[edges][edges];
    for (int group = 0; group < edges; group++) {
      List<Integer> robots = grouping.groups().get(group);
      double area = problem.maps().fusedSquareMetres(robots);
      for (int edge = 0; edge < edges; edge++) {
        seconds[group][edge] =
            reachable(problem, robots, edge)
                ? latency.fusionSeconds(edge, robots.size()) + latency.mapSeconds(edge, area)
                : Double.POSITIVE_INFINITY;
      }
    }
    return EdgePlacement.of(grouping, assigner.assign(seconds), edges);
  }

  private static boolean reachable(PlacementProblem problem, List<Integer> robots, int edge) {
    return robots.stream().allMatch(robot -> problem.reaches(robot, edge));
  }
}
