package io.drover.slam.evaluation;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Quaternion;
import io.drover.slam.StampedPose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trajectories as others write them: rows {@code t x y z qx qy qz qw}, TUM's, or {@code t x y
 * theta}.
 */
public final class TrajectoryFile {
  private static final int PLANE = 4;
  private static final int TUM = 8;

  private TrajectoryFile() {}

  /**
   * Reads one, in the file's order; stamps are kept to the last digit.
   *
   * @throws io.drover.core.error.DroverException {@code FILE_NOT_READABLE}, or {@code
   *     MALFORMED_FILE} with the line
   */
  public static List<StampedPose> read(Path file) {
    List<StampedPose> poses = new ArrayList<>();
    for (NumberRow row :
        NumberRow.read(file, "poses t x y z qx qy qz qw or t x y theta", PLANE, TUM)) {
      double[] values = row.values();
      double theta =
          values.length == PLANE
              ? values[3]
              : new Quaternion(values[7], values[4], values[5], values[6]).yaw();
      poses.add(new StampedPose(row.first(), new Pose2(values[1], values[2], theta)));
    }
    return poses;
  }
}
