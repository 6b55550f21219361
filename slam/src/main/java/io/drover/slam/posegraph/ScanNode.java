package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.sensor.PointCloud;

/** A kept scan in the graph. */
final class ScanNode {
  /**
   * A few points are enough to find the place, and those far away make steps of the angle small.
   */
  private static final double SOUGHT_METRES = 12;

  private static final double SOUGHT_THINNING = 0.15;

  private final LocalScan scan;
  private final PointCloud sought;
  private Pose2 pose;

  ScanNode(LocalScan scan, Pose2 pose) {
    this.scan = scan;
    this.sought = scan.points().within(SOUGHT_METRES).thinned(SOUGHT_THINNING);
    this.pose = pose;
  }

  LocalScan scan() {
    return scan;
  }

  /** Points that it is sought by. */
  PointCloud sought() {
    return sought;
  }

  /** Of the map's frame. */
  Pose2 pose() {
    return pose;
  }

  void move(Pose2 to) {
    pose = to;
  }
}
