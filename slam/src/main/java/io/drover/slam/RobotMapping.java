package io.drover.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One robot's scans to its trajectory and map. One thread. */
public final class RobotMapping {
  private final LocalSlam local;
  private final PoseGraph graph;
  private final List<Accepted> accepted = new ArrayList<>();

  /** A scan, and where it was taken as seen from the kept scan before it. */
  private record Accepted(String stamp, int kept, Pose2 since) {}

  public RobotMapping(LocalSlamOptions local, PoseGraphOptions graph) {
    this.local = new LocalSlam(local);
    this.graph = new PoseGraph(graph);
  }

  /** Adds a scan; one without returns is left out. */
  public void add(RobotScan scan) {
    Optional<LocalScan> matched = local.add(scan);
    if (matched.isEmpty()) {
      return;
    }
    LocalScan found = matched.get();
    if (!found.submaps().isEmpty()) {
      graph.add(found);
    }
    int kept = graph.size() - 1;
    accepted.add(new Accepted(found.stamp(), kept, graph.scan(kept).pose().between(found.pose())));
  }

  /** No scan comes any more. */
  public void finish() {
    local.finish();
    graph.finish();
  }

  /** Where the robot was at each accepted scan, in the order in which they came. */
  public List<StampedPose> trajectory() {
    return accepted.stream()
        .map(scan -> new StampedPose(scan.stamp, graph.pose(scan.kept).compose(scan.since)))
        .toList();
  }

  /** How many scans were accepted. */
  public int scans() {
    return accepted.size();
  }

  public PoseGraph graph() {
    return graph;
  }
}
