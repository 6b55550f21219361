package io.drover.slam;

import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.LocalFusion;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import java.util.List;

/**
 * Scans of one or several robots to their trajectories and one map, all in this process. A scan is
 * matched at once, on the caller's thread. One caller.
 */
public final class FleetMapping implements AutoCloseable {
  private final GlobalMerge merge;
  private final LocalFusion fusion;

  public FleetMapping(LocalSlamOptions local, PoseGraphOptions graph) {
    this.merge = new GlobalMerge(graph);
    this.fusion = new LocalFusion(local, merge);
  }

  /** Adds a robot's scan; one without returns is left out. */
  public void add(int robot, RobotScan scan) {
    fusion.add(robot, scan);
  }

  /** No scan comes any more; waits until all is in its place. */
  public void finish() {
    fusion.finish();
    merge.finish();
  }

  /** Where a robot was at each accepted scan, in the order in which they came; when finished. */
  public List<StampedPose> trajectory(int robot) {
    return merge.trajectory(robot);
  }

  /** Robots of which a scan was accepted, rising. */
  public List<Integer> robots() {
    return merge.robots();
  }

  /** How many scans were accepted. */
  public int scans() {
    return merge.scans();
  }

  /** When finished. */
  public PoseGraph graph() {
    return merge.graph();
  }

  @Override
  public void close() {
    merge.close();
  }
}
