package io.drover.launch.map;

import io.drover.slam.posegraph.MapMerge;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import java.util.List;

/**
 * Robots that came into the map of others, for readers.
 *
 * @param robots whose map it was, rising
 * @param joining rising
 * @param seconds since the robot began whose scan made it clear
 */
public record MapJoining(List<Integer> robots, List<Integer> joining, double seconds) {
  public MapJoining {
    robots = List.copyOf(robots);
    joining = List.copyOf(joining);
  }

  /** All that a graph has seen, in their order. */
  static List<MapJoining> of(PoseGraph graph) {
    return graph.merges().stream().map(merge -> of(graph, merge)).toList();
  }

  private static MapJoining of(PoseGraph graph, MapMerge merge) {
    double first = stamp(graph, new ScanId(merge.after().robot(), 0));
    return new MapJoining(merge.robots(), merge.joining(), stamp(graph, merge.after()) - first);
  }

  private static double stamp(PoseGraph graph, ScanId scan) {
    return Double.parseDouble(graph.scan(scan).stamp());
  }
}
