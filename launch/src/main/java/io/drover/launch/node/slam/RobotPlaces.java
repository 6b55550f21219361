package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.time.NanoClock;
import io.drover.slam.fusion.TakenScan;
import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where robots' odom frames are in the map: what a robot's last scan says of its local frame, and
 * the graph of where that is. Scans are told on one thread, the graph on its own; any may ask.
 */
final class RobotPlaces {
  private static final double PAUSE_SECONDS = 0.05;

  private final MapPlace place;
  private final NanoClock clock;

  /** By robot: its odom frame in its local one. */
  private final Map<Integer, Pose2> odometry = new ConcurrentHashMap<>();

  /** Robots that have told odometry; others have no wheels. */
  private final Map<Integer, Boolean> wheels = new ConcurrentHashMap<>();

  /** By robot: its local frame in the map; of those in the map. */
  private volatile Map<Integer, Pose2> local = Map.of();

  /** Of the graph's thread. */
  private double lookedSeconds = Double.NEGATIVE_INFINITY;

  RobotPlaces(MapPlace place, NanoClock clock) {
    this.place = place;
    this.clock = clock;
  }

  /** A scan was taken in. */
  void take(TakenScan taken) {
    Optional<Pose2> told = taken.scan().odometry();
    if (told.isPresent()) {
      wheels.put(taken.robot(), true);
    }
    if (told.isPresent() || !wheels.containsKey(taken.robot())) {
      // without wheels it is the robot itself that has a place
      Pose2 odom = told.orElse(Pose2.IDENTITY).inverse();
      odometry.put(taken.robot(), taken.matched().pose().compose(odom));
    }
  }

  /** The graph has changed; on its thread. */
  void look(PoseGraph graph) {
    double now = clock.seconds();
    if (now - lookedSeconds >= PAUSE_SECONDS) {
      lookedSeconds = now;
      List<Integer> robots = place.robots(graph);
      Pose2 toMap = place.toMap(graph);
      Map<Integer, Pose2> found = new HashMap<>();
      for (int robot : robots) {
        List<ScanId> scans = graph.scans(robot);
        ScanId last = scans.get(scans.size() - 1);
        LocalScan scan = graph.scan(last);
        found.put(robot, toMap.compose(graph.pose(last)).compose(scan.pose().inverse()));
      }
      local = Map.copyOf(found);
    }
  }

  /** A robot's odom frame in the map; empty if it is not in it yet. */
  Optional<Pose2> of(int robot) {
    return Optional.ofNullable(local.get(robot))
        .flatMap(frame -> Optional.ofNullable(odometry.get(robot)).map(frame::compose));
  }
}
