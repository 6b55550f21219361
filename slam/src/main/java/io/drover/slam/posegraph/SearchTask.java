package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import java.util.List;

/**
 * Scans that are looked for in one submap. Tasks have nothing to do with each other: they can be
 * done in any order, anywhere.
 *
 * @param grid of the submap
 * @param scans in the order in which they are looked for
 */
public record SearchTask(SubmapId submap, SearchedGrid grid, List<SoughtScan> scans) {
  public SearchTask {
    scans = List.copyOf(scans);
  }

  /**
   * A scan that is looked for.
   *
   * @param sought few points of it, in the robot's frame, that it is sought by
   * @param points all of them, that it is refined by
   * @param prior where the robot is thought to be in the submap's frame
   */
  public record SoughtScan(ScanId id, PointCloud sought, PointCloud points, Pose2 prior) {}
}
