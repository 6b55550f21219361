package io.drover.launch.node.slam;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.launch.map.MapFiles;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.RobotRoster;
import io.drover.slam.map.MapImage;
import io.drover.slam.map.PlacedScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a map for map_server, {@code map.pgm} with {@code map.yaml}, and each robot's way by its
 * kept scans, {@code <robot>.tum}.
 */
final class MapSaving {
  private MapSaving() {}

  /**
   * Writes it, over what is there.
   *
   * @param folder made if it is not there
   * @return what was written, for people
   * @throws DroverException {@code FILE_NOT_WRITABLE}, {@code REFUSED} if there is no map yet, or
   *     {@code INVALID_CONFIG} if it cannot be drawn
   */
  static String write(Path folder, GrowingMap map, RobotRoster roster, double resolution) {
    if (map.robots().isEmpty()) {
      throw new DroverException(ErrorCode.REFUSED, "there is no map yet: no scan has come");
    }
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          absolute + " cannot be made: start with a ~folder that can be written",
          e);
    }
    MapImage image = map.image(resolution);
    MapFiles.writeMap(absolute, "map", image, Pose2.IDENTITY);
    Map<String, Integer> joined = new HashMap<>();
    for (RobotRoster.Member robot : roster.all()) {
      int times = joined.merge(robot.name(), 1, Integer::sum);
      if (map.robots().containsKey(robot.robot())) {
        MapFiles.writeTrajectory(
            absolute.resolve(trajectory(robot, times)),
            way(map.robots().get(robot.robot()).scans()));
      }
    }
    return "%s: %d x %d cells, %d robots"
        .formatted(
            absolute.resolve("map.yaml"),
            image.image().width(),
            image.image().height(),
            map.robots().size());
  }

  /** One that has joined again has several: no name of ROS has a dot in it. */
  private static String trajectory(RobotRoster.Member robot, int times) {
    return robot.name().replace('/', '-') + (times == 1 ? "" : "." + times) + ".tum";
  }

  private static List<StampedPose> way(List<PlacedScan> scans) {
    return scans.stream().map(scan -> new StampedPose(scan.scan().stamp(), scan.pose())).toList();
  }
}
