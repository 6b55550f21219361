package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import java.util.List;
import java.util.Optional;

/**
 * Where the map's frame is: where one robot was at its first kept scan, so that the map stays where
 * it is while the graph is relaxed and robots are recognised in it. Another robot's start only once
 * more robots share that one's frame. The graph's thread only.
 */
final class MapPlace {
  private Optional<Integer> anchor = Optional.empty();

  /** Robots that are in the map, rising; none if there are none at all. */
  List<Integer> robots(PoseGraph graph) {
    List<List<Integer>> frames = graph.frames();
    Optional<List<Integer>> own = frames.stream().filter(this::anchored).findFirst();
    Optional<List<Integer>> largest = frames.stream().reduce((a, b) -> b.size() > a.size() ? b : a);
    List<Integer> chosen =
        own.filter(robots -> robots.size() >= largest.orElseThrow().size())
            .or(() -> largest)
            .orElse(List.of());
    if (!anchored(chosen)) {
      anchor = chosen.stream().findFirst();
    }
    return chosen;
  }

  private boolean anchored(List<Integer> robots) {
    return anchor.isPresent() && robots.contains(anchor.get());
  }

  /** Takes poses of the graph into the map; after {@link #robots}. */
  Pose2 toMap(PoseGraph graph) {
    return anchor.map(robot -> graph.pose(new ScanId(robot, 0)).inverse()).orElse(Pose2.IDENTITY);
  }
}
