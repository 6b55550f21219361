package io.drover.launch.map;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.map.MapImage;
import io.drover.slam.posegraph.PoseGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What there is to draw of robots that share a frame.
 *
 * @param ways by robot
 * @param loops where they found places again
 */
record MapLayers(MapImage map, SortedMap<Integer, List<Vector2>> ways, LoopClosures loops) {
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
    return new MapLayers(
        MapImage.of(graph, robots, resolution), ways, LoopClosures.of(graph, robots));
  }

  /** Whose they are, rising. */
  List<Integer> robots() {
    return List.copyOf(ways.keySet());
  }

  /** A trajectory as a line. */
  static List<Vector2> way(List<StampedPose> trajectory) {
    return line(trajectory.stream().map(StampedPose::pose));
  }

  /** A line through places, with as few of them as are drawn. */
  static List<Vector2> line(Stream<Pose2> poses) {
    List<Vector2> points = new ArrayList<>();
    poses
        .map(Pose2::translation)
        .forEach(
            point -> {
              if (points.isEmpty() || point.minus(points.get(points.size() - 1)).norm() > DRAWN) {
                points.add(point);
              }
            });
    return points;
  }

  /** All of it on one picture. */
  MapPicture picture() {
    MapPicture picture = new MapPicture(map);
    picture.loops(loops.own());
    picture.crossRobot(loops.crossRobot());
    ways.forEach((robot, way) -> picture.way(way, robot - 1));
    return picture;
  }
}
