package io.drover.launch.map;

import io.drover.core.geometry.Vector2;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.map.MapImage;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.PoseGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is to draw of robots that share a frame.
 *
 * @param ways by robot
 * @param loops from submaps to scans of the same robot that were found in them on another visit
 * @param crossRobot likewise to scans of other robots
 */
record MapLayers(
    MapImage map,
    SortedMap<Integer, List<Vector2>> ways,
    List<Segment> loops,
    List<Segment> crossRobot) {
  /** Between points of a drawn way, metres. */
  private static final double DRAWN = 0.1;

  /**
   * Draws nothing yet.
   *
   * @param robots that share a frame
   * @param resolution side of a pixel, metres
   */
  static MapLayers of(GlobalMerge mapping, List<Integer> robots, double resolution) {
    PoseGraph graph = mapping.graph();
    SortedMap<Integer, List<Vector2>> ways = new TreeMap<>();
    robots.forEach(robot -> ways.put(robot, way(mapping.trajectory(robot))));
    List<Segment> loops = new ArrayList<>();
    List<Segment> crossRobot = new ArrayList<>();
    for (Constraint constraint : graph.constraints()) {
      if (constraint.kind() == Kind.INTER_SUBMAP && robots.contains(constraint.scan().robot())) {
        Vector2 from = graph.pose(constraint.submap()).translation();
        Vector2 to = graph.pose(constraint.scan()).translation();
        (constraint.crossRobot() ? crossRobot : loops).add(new Segment(from, to));
      }
    }
    return new MapLayers(MapImage.of(graph, robots, resolution), ways, loops, crossRobot);
  }

  /** A trajectory as a line. */
  static List<Vector2> way(List<StampedPose> trajectory) {
    List<Vector2> points = new ArrayList<>();
    for (StampedPose at : trajectory) {
      Vector2 point = at.pose().translation();
      if (points.isEmpty() || point.minus(points.get(points.size() - 1)).norm() > DRAWN) {
        points.add(point);
      }
    }
    return points;
  }

  /** All of it on one picture. */
  MapPicture picture() {
    MapPicture picture = new MapPicture(map);
    picture.loops(loops);
    picture.crossRobot(crossRobot);
    int number = 0;
    for (List<Vector2> way : ways.values()) {
      picture.way(way, number++);
    }
    return picture;
  }
}
