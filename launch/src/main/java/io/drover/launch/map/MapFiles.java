package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.navigation.FrameCodec;
import io.drover.slam.StampedPose;
import io.drover.slam.map.MapImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What becomes of a map: files that ROS and evaluators read. */
public final class MapFiles {
  private MapFiles() {}

  /**
   * Writes a PGM file of a name with its YAML file, for map_server.
   *
   * @param folder that is there
   * @param frame of the image, as seen from the map; a turned one is turned by the YAML file
   */
  public static void writeMap(Path folder, String name, MapImage map, Pose2 frame) {
    try (FrameCodec codec = new FrameCodec()) {
      codec.write(folder.resolve(name + ".pgm"), map.image());
    }
    Pose2 origin = frame.compose(new Pose2(map.originX(), map.originY(), 0));
    write(
        folder.resolve(name + ".yaml"),
        String.format(
            Locale.ROOT,
            """
            image: %s.pgm
            resolution: %s
            origin: [%.6f, %.6f, %s]
            negate: 0
            occupied_thresh: 0.65
            free_thresh: 0.196
            """,
            name,
            map.resolution(),
            origin.x(),
            origin.y(),
            origin.theta()));
  }

  /** Writes a trajectory in the format of TUM: {@code stamp x y z qx qy qz qw} a line. */
  public static void writeTrajectory(Path file, List<StampedPose> trajectory) {
    StringBuilder text = new StringBuilder();
    for (StampedPose at : trajectory) {
      Pose2 pose = at.pose();
      text.append(
          String.format(
              Locale.ROOT,
              "%s %.6f %.6f 0 0 0 %.9f %.9f%n",
              at.stamp(),
              pose.x(),
              pose.y(),
              Math.sin(pose.theta() / 2),
              Math.cos(pose.theta() / 2)));
    }
    write(file, text.toString());
  }

  /** Writes a text. */
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }
}
