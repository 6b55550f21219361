package io.drover.slam.local;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import java.util.List;

/**
 * A scan that was matched.
 *
 * @param stamp as in the log
 * @param pose of the robot in its local frame
 * @param laser where it was taken from in the robot's frame
 * @param points of it in the robot's frame, thinned
 * @param submaps that hold it; none if the robot had hardly moved
 * @param finished submaps that will not change any more and would have been added to otherwise
 */
public record LocalScan(
    String stamp,
    Pose2 pose,
    Pose2 laser,
    PointCloud points,
    List<Submap> submaps,
    List<Submap> finished) {
  /** Whether submaps hold it. */
  public boolean kept() {
    return !submaps.isEmpty();
  }
}
