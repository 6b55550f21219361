package io.drover.slam.evaluation;

import io.drover.core.geometry.Pose2;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The relations of a log, in a file's order: the benchmark of Kümmerle et al. (Autonomous Robots
 * 2009).
 */
public record Relations(List<Relation> all) {
  private static final int FIELDS = 8;
  private static final int YAW = 7;

  public Relations {
    all = List.copyOf(all);
  }

  /**
   * Reads a file of lines {@code t1 t2 x y z roll pitch yaw}, of which the plane keeps x, y and
   * yaw.
   *
   * @throws io.drover.core.error.DroverException {@code FILE_NOT_READABLE}, or {@code
   *     MALFORMED_FILE} with the line
   */
  public static Relations read(Path file) {
    List<Relation> all = new ArrayList<>();
    for (NumberRow row : NumberRow.read(file, "relations t1 t2 x y z roll pitch yaw", FIELDS)) {
      double[] values = row.values();
      all.add(new Relation(values[0], values[1], new Pose2(values[2], values[3], values[YAW])));
    }
    return new Relations(all);
  }

  public int size() {
    return all.size();
  }
}
