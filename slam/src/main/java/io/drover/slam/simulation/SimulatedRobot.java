package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A robot that explores a plan and never comes to an end. Its odometry begins at the origin,
 * heading along x, wherever it really is. One thread.
 */
public final class SimulatedRobot {
  /** Of driving between scans, seconds at most. */
  private static final double STEP_SECONDS = 0.04;

  /** Beyond twice the time that a way takes another one is chosen after so long, seconds. */
  private static final double PATIENCE = 15;

  /** What is told of odometry: micrometres and microradians. */
  private static final double DIGITS = 1e6;

  private final SimulatedRobotOptions options;
  private final SimulatedLaser laser;
  private final Drive drive;
  private final Wandering wandering;
  private final SplittableRandom slip;
  private final double firstStamp;
  private Pose2 odometry = Pose2.IDENTITY;
  private double patience;
  private long scans;

  /**
   * A robot at rest.
   *
   * @param start where it is in the plan's frame
   * @param firstStamp of its first scan, seconds
   */
  SimulatedRobot(
      SimulatedRobotOptions options,
      FloorPlan plan,
      FreeSpace space,
      Pose2 start,
      double firstStamp,
      SplittableRandom random) {
    this.options = options;
    this.laser = new SimulatedLaser(new RayCaster(plan), options.laser(), random.split());
    this.slip = random.split();
    this.wandering = new Wandering(space, random.split());
    this.drive = new Drive(options.drive(), space, start);
    this.firstStamp = firstStamp;
  }

  /** Drives on to the next scan; the first is taken where it stands. */
  public SimulatedScan next() {
    double period = 1 / options.laser().rateHz();
    if (scans > 0) {
      Pose2 before = drive.pose();
      drive(period);
      odometry =
          odometry.compose(options.drive().slip().sample(before.between(drive.pose()), slip));
    }
    String stamp = String.format(Locale.ROOT, "%.6f", firstStamp + scans * period);
    scans++;
    return new SimulatedScan(
        new RobotScan(
            laser.scan(stamp, drive.pose()), laser.mounting(), Optional.of(rounded(odometry))),
        drive.pose());
  }

  private void drive(double seconds) {
    int steps = (int) Math.ceil(seconds / STEP_SECONDS);
    for (int i = 0; i < steps; i++) {
      Vector2 here = drive.pose().translation();
      wandering.visit(here);
      patience -= seconds / steps;
      if (drive.arrived() || patience < 0) {
        List<Vector2> path = wandering.next(here);
        drive.follow(path);
        patience = PATIENCE + 2 * length(path) / options.drive().speed();
      }
      drive.step(seconds / steps);
    }
  }

  private static double length(List<Vector2> path) {
    double metres = 0;
    for (int i = 1; i < path.size(); i++) {
      metres += path.get(i).minus(path.get(i - 1)).norm();
    }
    return metres;
  }

  private static Pose2 rounded(Pose2 pose) {
    return new Pose2(rounded(pose.x()), rounded(pose.y()), rounded(pose.theta()));
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
