package io.drover.launch.node.slam;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.map.MapImage;
import io.drover.slam.map.PlacedScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.SubmapId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map at one moment, in its own frame: what may be kept and read on any thread while the graph
 * goes on.
 *
 * @param robots that are in the map, by number
 * @param others robots that are not recognised in it yet
 */
record GrowingMap(SortedMap<Integer, Robot> robots, List<Integer> others) {
  GrowingMap {
    robots = new TreeMap<>(robots);
    others = List.copyOf(others);
  }

  /**
   * One robot.
   *
   * @param scans that were kept, and where it was then
   * @param submaps that will not change but for their poses
   */
  record Robot(List<PlacedScan> scans, List<Outline> submaps) {
    Robot {
      scans = List.copyOf(scans);
      submaps = List.copyOf(submaps);
    }
  }

  /**
   * Where a submap is.
   *
   * @param minX of its grid in its frame, metres, as all of these
   */
  record Outline(SubmapId id, Pose2 pose, double minX, double minY, double maxX, double maxY) {}

  /**
   * Takes one, on the graph's thread; O(kept scans), nothing is drawn.
   *
   * @param place of the map's frame
   */
  static GrowingMap of(PoseGraph graph, MapPlace place) {
    List<Integer> merged = place.robots(graph);
    Pose2 toMap = place.toMap(graph);
    SortedMap<Integer, Robot> robots = new TreeMap<>();
    merged.forEach(robot -> robots.put(robot, robot(graph, robot, toMap)));
    List<Integer> others =
        graph.robots().stream().filter(robot -> !merged.contains(robot)).toList();
    return new GrowingMap(robots, others);
  }

  private static Robot robot(PoseGraph graph, int robot, Pose2 toMap) {
    return new Robot(
        graph.scans(robot).stream()
            .map(id -> new PlacedScan(graph.scan(id), toMap.compose(graph.pose(id))))
            .toList(),
        graph.finished(robot).stream().map(id -> outline(graph, id, toMap)).toList());
  }

  private static Outline outline(PoseGraph graph, SubmapId id, Pose2 toMap) {
    ProbabilityGrid grid = graph.submap(id).grid();
    double width = grid.width() * grid.resolution();
    double height = grid.height() * grid.resolution();
    return new Outline(
        id,
        toMap.compose(graph.pose(id)),
        grid.minX(),
        grid.minY(),
        grid.minX() + width,
        grid.minY() + height);
  }

  /**
   * All of it, drawn.
   *
   * @param resolution side of a cell, metres
   * @throws DroverException {@code INVALID_CONFIG} if that is too fine for a map of its size
   */
  MapImage image(double resolution) {
    try {
      return MapImage.of(scans(), resolution);
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG,
          "the map cannot be drawn in cells of "
              + resolution
              + " m: "
              + e.getMessage()
              + ": set ~resolution coarser",
          e);
    }
  }

  /** All that was kept of all robots. */
  List<PlacedScan> scans() {
    return robots.values().stream().flatMap(robot -> robot.scans().stream()).toList();
  }
}
