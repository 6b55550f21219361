package io.drover.slam.placement;

import java.util.List;

/**
 * Robots and the edges to which they may send their scans. Each robot reaches one edge at least:
 * leave out those that do not, until they do.
 *
 * @param maps of the robots, in their order
 * @param robots at least one
 * @param edges at least one
 */
public record PlacementProblem(
    OverlapGraph maps,
    List<RobotProfile> robots,
    List<EdgeProfile> edges,
    CloudProfile cloud,
    FusionProfile fusion) {
  public PlacementProblem {
    robots = List.copyOf(robots);
    edges = List.copyOf(edges);
    if (robots.isEmpty() || edges.isEmpty() || maps.robots() != robots.size()) {
      throw new IllegalArgumentException(
          "%d robots with %d maps and %d edges: give a map a robot, and one of each at least"
              .formatted(robots.size(), maps.robots(), edges.size()));
    }
    for (int robot = 0; robot < robots.size(); robot++) {
      List<Double> uplinks = robots.get(robot).uplinkBitsPerSecond();
      if (uplinks.size() != edges.size() || uplinks.stream().noneMatch(rate -> rate > 0)) {
        throw new IllegalArgumentException(
            "robot %d has links of %s bit/s to %d edges: one each, and one above 0"
                .formatted(robot, uplinks, edges.size()));
      }
    }
  }

  /** Whether a robot can send to an edge. */
  public boolean reaches(int robot, int edge) {
    return robots.get(robot).uplinkBitsPerSecond().get(edge) > 0;
  }
}
