package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.sensor.PointCloud;
import java.util.Optional;

/** A kept scan in the graph. */
final class ScanNode {
  /**
   * A few points are enough to find the place, and those far away make steps of the angle small.
   */
  private static final double SOUGHT_METRES = 12;

  private static final double SOUGHT_THINNING = 0.15;

  private final ScanId id;
  private final LocalScan scan;
  private final PointCloud sought;
  private final double way;
  private final Optional<Visit> visit;
  private Pose2 pose;

  /**
   * A node.
   *
   * @param pose of its group's frame
   * @param way that the robot has driven until then, metres
   * @param visit of the robot to the edge that has matched it
   */
  ScanNode(ScanId id, LocalScan scan, Pose2 pose, double way, Optional<Visit> visit) {
    this.id = id;
    this.scan = scan;
    this.sought = scan.points().within(SOUGHT_METRES).thinned(SOUGHT_THINNING);
    this.pose = pose;
    this.way = way;
    this.visit = visit;
  }

  ScanId id() {
    return id;
  }

  LocalScan scan() {
    return scan;
  }

  /** Points that it is sought by. */
  PointCloud sought() {
    return sought;
  }

  /** What the robot had driven until then, metres. */
  double way() {
    return way;
  }

  /** Of the robot to the edge that has matched it; empty: no edge looks for loops. */
  Optional<Visit> visit() {
    return visit;
  }

  /** Of its group's frame. */
  Pose2 pose() {
    return pose;
  }

  void move(Pose2 to) {
    pose = to;
  }
}
