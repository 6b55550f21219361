package io.drover.slam.placement;

import java.util.ArrayList;
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
  /** To itself the cloud sends nothing, bit/s. */
  private static final double AT_ONCE = 1e15;

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

  /**
   * The same with one more place for robots: scans sent to the cloud itself, past the edges. Its
   * map need not be sent on.
   *
   * @param cores robots whose scans the cloud could work on at once, &gt; 0
   */
  public PlacementProblem withCloud(double cores) {
    List<EdgeProfile> places = new ArrayList<>(edges);
    places.add(new EdgeProfile(cloud.speed(), cores, AT_ONCE));
    return new PlacementProblem(
        maps, robots.stream().map(RobotProfile::reachingCloud).toList(), places, cloud, fusion);
  }

  /** Whether a robot can send to an edge. */
  public boolean reaches(int robot, int edge) {
    return robots.get(robot).uplinkBitsPerSecond().get(edge) > 0;
  }
}
