package io.drover.slam.fusion;

import io.drover.core.geometry.Pose2;
import io.drover.slam.placement.Footprint;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.SubmapId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What robots' maps cover, as far as their submaps are finished. */
public final class RobotFootprints {
  /** Farther than anybody drives: of robots that have not met no overlap is known. */
  private static final double APART_METRES = 1e5;

  private RobotFootprints() {}

  /**
   * By robot; those that share a frame overlap where their maps do, others nowhere. Cost O(cells of
   * all submaps).
   */
  public static SortedMap<Integer, Footprint> of(PoseGraph graph) {
    SortedMap<Integer, Footprint> footprints = new TreeMap<>();
    double apart = 0;
    for (List<Integer> frame : graph.frames()) {
      Pose2 place = new Pose2(apart, 0, 0);
      frame.forEach(robot -> footprints.put(robot, of(graph, robot, place)));
      apart += APART_METRES;
    }
    return footprints;
  }

  private static Footprint of(PoseGraph graph, int robot, Pose2 place) {
    List<Footprint> parts = new ArrayList<>();
    for (SubmapId submap : graph.submaps(robot)) {
      if (graph.submap(submap).finished()) {
        parts.add(Footprint.of(graph.submap(submap).grid(), place.compose(graph.pose(submap))));
      }
    }
    return Footprint.union(parts);
  }
}
