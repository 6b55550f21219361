package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.bag.BagScanLog;
import io.drover.launch.bag.BagTopics;
import io.drover.slam.log.ScanLog;
import io.drover.slam.log.ScanLogOptions;
import io.drover.slam.log.ScanLogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a robot's scans are: a file, or a topic of a bag. */
public final class RobotLog {
  private final Path file;
  private final Optional<Topic> topic;

  private record Topic(BagTopics all, String name) {}

  private RobotLog(Path file, Optional<Topic> topic) {
    this.file = file;
    this.topic = topic;
  }

  /** The log of one robot, which is no bag. */
  public static RobotLog of(Path file) {
    return new RobotLog(file, Optional.empty());
  }

  /**
   * The logs that files hold: of a bag each topic of laser scans is a robot's.
   *
   * @throws DroverException {@code MALFORMED_FILE} if there are no scans in a bag
   */
  public static List<RobotLog> in(List<Path> files) {
    return files.stream().flatMap(file -> in(file).stream()).toList();
  }

  private static List<RobotLog> in(Path file) {
    if (!BagTopics.isBag(file)) {
      return List.of(of(file));
    }
    BagTopics topics = BagTopics.of(file);
    if (topics.messages().isEmpty()) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file + " holds no scan: give a bag with a topic of sensor_msgs/LaserScan");
    }
    return topics.messages().keySet().stream()
        .map(name -> new RobotLog(file, Optional.of(new Topic(topics, name))))
        .toList();
  }

  ScanLog open(ScanLogOptions reading) {
    return topic.isPresent()
        ? BagScanLog.open(file, topic.get().all, topic.get().name, reading.skipBad())
        : ScanLogs.open(file, reading);
  }

  /** About how many scans there are, bad ones and copies among them; 0 if that cannot be told. */
  long count() {
    return topic.isPresent()
        ? topic.get().all.messages().get(topic.get().name)
        : ScanLogs.count(file);
  }

  /** As it was named, for people. */
  String name() {
    return file + topic.map(each -> " " + each.name).orElse("");
  }

  /** Without folders, for people. */
  String shortName() {
    return file.getFileName() + topic.map(each -> " " + each.name).orElse("");
  }
}
