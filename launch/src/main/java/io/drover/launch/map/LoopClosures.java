package io.drover.launch.map;

import io.drover.core.geometry.Vector2;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.PoseGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Where robots that share a frame found places again, as lines from submaps to scans, metres in
 * that frame.
 *
 * @param own to scans of the robot that made the submap
 * @param crossRobot to scans of other robots
 */
record LoopClosures(List<Segment> own, List<Segment> crossRobot) {
  LoopClosures {
    own = List.copyOf(own);
    crossRobot = List.copyOf(crossRobot);
  }

  /**
   * Those that a graph has.
   *
   * @param robots that share a frame
   */
  static LoopClosures of(PoseGraph graph, List<Integer> robots) {
    List<Segment> own = new ArrayList<>();
    List<Segment> crossRobot = new ArrayList<>();
    for (Constraint constraint : graph.constraints()) {
      if (constraint.kind() == Kind.INTER_SUBMAP && robots.contains(constraint.scan().robot())) {
        Vector2 from = graph.pose(constraint.submap()).translation();
        Vector2 to = graph.pose(constraint.scan()).translation();
        (constraint.crossRobot() ? crossRobot : own).add(new Segment(from, to));
      }
    }
    return new LoopClosures(own, crossRobot);
  }
}
