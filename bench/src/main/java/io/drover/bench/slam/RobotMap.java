package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.local.LocalScan;
import java.util.List;

/**
 * What one robot has mapped by itself.
 *
 * @param scans kept ones, in the order in which they were taken
 * @param poses of the robot when it took each, in its own frame
 */
record RobotMap(List<LocalScan> scans, List<Pose2> poses) {
  private static final double HIT = 0.62;
  private static final double MISS = 0.47;

  RobotMap {
    scans = List.copyOf(scans);
    poses = List.copyOf(poses);
  }

  /**
   * Adds it to a grid.
   *
   * @param frame pose of its frame in the grid's
   */
  void draw(ProbabilityGrid grid, Pose2 frame) {
    ScanInserter inserter = new ScanInserter(HIT, MISS);
    for (int i = 0; i < scans.size(); i++) {
      LocalScan scan = scans.get(i);
      inserter.insert(grid, scan.points(), scan.laser(), frame.compose(poses.get(i)));
    }
  }
}
