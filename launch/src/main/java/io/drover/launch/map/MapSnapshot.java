package io.drover.launch.map;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.map.PlacedScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SubmapId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A growing map at one moment: what may be kept and read on any thread while the graph goes on.
 *
 * @param frames of robots; first the one that most of them share
 * @param joinings how robots came to share them
 */
record MapSnapshot(List<Frame> frames, List<MapJoining> joinings) {
  MapSnapshot {
    frames = List.copyOf(frames);
    joinings = List.copyOf(joinings);
  }

  /** Robots that share a frame, rising, and where they found places again. */
  record Frame(List<Robot> robots, LoopClosures loops) {
    Frame {
      robots = List.copyOf(robots);
    }
  }

  /**
   * One robot.
   *
   * @param way that it went
   * @param pose where it is
   * @param scans that were kept
   * @param submaps that will not change, but for their poses
   * @param growing scans that are in none of those yet
   */
  record Robot(
      int robot,
      List<Vector2> way,
      Pose2 pose,
      int scans,
      List<PlacedSubmap> submaps,
      List<PlacedScan> growing) {
    Robot {
      way = List.copyOf(way);
      submaps = List.copyOf(submaps);
      growing = List.copyOf(growing);
    }
  }

  /** A finished submap where it stands. */
  record PlacedSubmap(SubmapId id, Submap submap, Pose2 pose) {}

  /** Takes one, on the graph's thread; O(kept scans + constraints · frames), nothing is drawn. */
  static MapSnapshot of(PoseGraph graph) {
    List<Integer> merged = graph.merged();
    List<Frame> frames = new ArrayList<>();
    for (List<Integer> robots : graph.frames()) {
      Frame frame =
          new Frame(
              robots.stream().map(robot -> robot(graph, robot)).toList(),
              LoopClosures.of(graph, robots));
      frames.add(robots.equals(merged) ? 0 : frames.size(), frame);
    }
    return new MapSnapshot(frames, MapJoining.of(graph));
  }

  private static Robot robot(PoseGraph graph, int robot) {
    List<ScanId> scans = graph.scans(robot);
    List<SubmapId> finished = graph.finished(robot);
    return new Robot(
        robot,
        MapLayers.line(scans.stream().map(graph::pose)),
        graph.pose(scans.get(scans.size() - 1)),
        scans.size(),
        finished.stream()
            .map(submap -> new PlacedSubmap(submap, graph.submap(submap), graph.pose(submap)))
            .toList(),
        growing(graph, scans, finished));
  }

  private static List<PlacedScan> growing(
      PoseGraph graph, List<ScanId> scans, List<SubmapId> finished) {
    int last = finished.stream().mapToInt(SubmapId::index).max().orElse(-1);
    List<PlacedScan> growing = new ArrayList<>();
    for (int i = scans.size() - 1; i >= 0; i--) {
      LocalScan scan = graph.scan(scans.get(i));
      if (scan.submaps().stream().anyMatch(submap -> submap.index() <= last)) {
        break;
      }
      growing.add(new PlacedScan(scan, graph.pose(scans.get(i))));
    }
    Collections.reverse(growing);
    return growing;
  }
}
