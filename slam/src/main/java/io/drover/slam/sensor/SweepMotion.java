package io.drover.slam.sensor;

import io.drover.core.geometry.Pose2;
import java.util.Optional;

/**
 * What one robot does while its laser sweeps: it goes on as its wheels have moved it since the scan
 * before. At 1 m/s a sweep of 0.1 s bends a wall by 10 cm. One thread.
 */
public final class SweepMotion {
  /** After a longer while a robot may do anything. */
  private static final double MOST_SECONDS = 1;

  private Optional<RobotScan> before = Optional.empty();

  /**
   * The robot's next scan, with its motion; as it is if that is not known.
   *
   * @param seconds from the first beam to the last
   */
  public RobotScan swept(RobotScan scan, double seconds) {
    Optional<Pose2> motion =
        seconds > 0 ? before.flatMap(last -> motion(last, scan)) : Optional.empty();
    before = Optional.of(scan);
    return motion
        .map(each -> new Pose2(seconds * each.x(), seconds * each.y(), seconds * each.theta()))
        .map(each -> new RobotScan(scan.scan().withSweep(each), scan.laser(), scan.odometry()))
        .orElse(scan);
  }

  /** Of a second. */
  private static Optional<Pose2> motion(RobotScan last, RobotScan scan) {
    double seconds = seconds(scan) - seconds(last);
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      return Optional.empty();
    }
    return last.odometry()
        .flatMap(from -> scan.odometry().map(from::between))
        .map(step -> new Pose2(step.x() / seconds, step.y() / seconds, step.theta() / seconds));
  }

  private static double seconds(RobotScan scan) {
    return Double.parseDouble(scan.scan().stamp());
  }
}
