package io.drover.slam.matching;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;

/** Poses near one. */
public record Zone(Pose2 pose, double metres, double radians) {
  /** Whether a place is in it, whatever the direction. */
  boolean around(double x, double y) {
    return Math.hypot(x - pose.x(), y - pose.y()) <= metres;
  }

  boolean alike(double theta) {
    return Math.abs(Angles.wrap(theta - pose.theta())) <= radians;
  }
}
