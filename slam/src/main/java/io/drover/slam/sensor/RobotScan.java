package io.drover.slam.sensor;

import io.drover.core.geometry.Pose2;
import java.util.Optional;

/**
 * What a robot sends: a scan, and where its wheels say that it is.
 *
 * @param laser where the laser stands in the robot's frame
 * @param odometry pose of the robot in its {@code odom} frame, which drifts; empty without wheels
 */
public record RobotScan(LaserScan scan, Pose2 laser, Optional<Pose2> odometry) {
  /** The same of a robot that does not count its wheels' turns. */
  public RobotScan withoutOdometry() {
    return new RobotScan(scan.withSweep(Pose2.IDENTITY), laser, Optional.empty());
  }
}
