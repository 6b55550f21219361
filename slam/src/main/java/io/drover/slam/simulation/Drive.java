package io.drover.slam.simulation;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import java.util.List;

/**
 * A robot on two driven wheels that follows paths: it heads for the point of the path a little
 * ahead, and turns on the spot towards what is not ahead at all. One thread.
 */
final class Drive {
  /** How far along its path a robot looks, metres. */
  private static final double AHEAD = 0.4;

  /** Step along a line that is looked at, metres. */
  private static final double NEAR = 0.03;

  /** What a robot keeps to walls where it leaves its path to cut a corner, metres. */
  private static final double RESERVE = 0.06;

  private static final double ARRIVED = 0.12;

  /** Beyond it a robot turns before it drives, radians. */
  private static final double ASIDE = 0.8;

  private static final double TURN_GAIN = 2.5;
  private static final double BRAKE_GAIN = 1.2;

  private final DriveOptions options;
  private final FreeSpace space;
  private Pose2 pose;
  private double speed;
  private double turnRate;
  private List<Vector2> path = List.of();
  private int next;

  Drive(DriveOptions options, FreeSpace space, Pose2 start) {
    this.options = options;
    this.space = space;
    this.pose = start;
  }

  /** Where the robot is in the plan's frame. */
  Pose2 pose() {
    return pose;
  }

  /** Takes another path. */
  void follow(List<Vector2> points) {
    path = List.copyOf(points);
    next = 0;
  }

  /** Whether the path is at its end. */
  boolean arrived() {
    return path.isEmpty() || path.get(path.size() - 1).minus(pose.translation()).norm() < ARRIVED;
  }

  /** Drives on for so many seconds, which are few. */
  void step(double seconds) {
    double wantedSpeed = 0;
    double wantedTurn = 0;
    if (!arrived()) {
      while (next < path.size() - 1 && passed(path.get(next), path.get(next + 1))) {
        next++;
      }
      Vector2 way = path.get(next).minus(pose.translation());
      double aside = Angles.wrap(way.heading() - pose.theta());
      wantedTurn = clamp(TURN_GAIN * aside, options.turnRate());
      if (Math.abs(aside) < ASIDE) {
        double end = path.get(path.size() - 1).minus(pose.translation()).norm();
        wantedSpeed = Math.min(options.speed() * Math.cos(aside), BRAKE_GAIN * end);
      }
    }
    speed += clamp(wantedSpeed - speed, options.acceleration() * seconds);
    turnRate += clamp(wantedTurn - turnRate, options.turnAcceleration() * seconds);
    move(seconds);
  }

  /** Whether one need not head for a point any more, but may for the one after it. */
  private boolean passed(Vector2 point, Vector2 after) {
    double metres = point.minus(pose.translation()).norm();
    return metres < ARRIVED || (metres < AHEAD && straight(after));
  }

  /** Whether the robot has room on the line to a point; what is very near is reached anyhow. */
  private boolean straight(Vector2 point) {
    Vector2 way = point.minus(pose.translation());
    double metres = way.norm();
    if (metres < NEAR) {
      return true;
    }
    for (double along = NEAR; along <= metres; along += NEAR) {
      Vector2 between = pose.translation().plus(way.times(along / metres));
      if (space.clearance(between) < options.radius() + RESERVE) {
        return false;
      }
    }
    return true;
  }

  private void move(double seconds) {
    double turn = turnRate * seconds;
    double way = speed * seconds;
    // the chord of the arc, exact to third order
    Pose2 moved = pose.compose(new Pose2(way * Math.cos(turn / 2), way * Math.sin(turn / 2), turn));
    double room = space.clearance(moved.translation());
    if (room < options.radius() && room < space.clearance(pose.translation())) {
      speed = 0;
      moved = pose.compose(new Pose2(0, 0, turn));
    }
    pose = moved;
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
