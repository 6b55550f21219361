package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import java.io.Serializable;

/**
 * Where a scan was found in a submap.
 *
 * @param pose of the robot in the submap's frame
 */
public record Constraint(SubmapId submap, ScanId scan, Pose2 pose, Kind kind)
    implements Serializable {
  /** How it came about. */
  public enum Kind {
    /** The submap is made of the scan. */
    INTRA_SUBMAP,
    /** The scan was taken on another visit, and may have been mistaken. */
    INTER_SUBMAP
  }

  /** Whether one robot's scan was found in another one's submap. */
  public boolean crossRobot() {
    return submap.robot() != scan.robot();
  }
}
