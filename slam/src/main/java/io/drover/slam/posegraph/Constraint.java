package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;

/**
 * Where a scan was found in a submap.
 *
 * @param submap its index
 * @param scan index of the kept scan
 * @param pose of the robot in the submap's frame
 */
public record Constraint(int submap, int scan, Pose2 pose, Kind kind) {
  /** How it came about. */
  public enum Kind {
    /** The submap is made of the scan. */
    INTRA_SUBMAP,
    /** The scan was taken on another visit, and may have been mistaken. */
    INTER_SUBMAP
  }
}
