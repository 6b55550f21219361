package io.drover.airsim.flight;

import io.drover.core.geometry.Angles;

/** What the nose does while a vehicle moves. */
public sealed interface YawControl {
  /** Keeps the nose where it is: a rate of zero. */
  static YawControl keep() {
    return new Rate(0);
  }

  /** Turns steadily, positive to the left. */
  record Rate(double radiansPerSecond) implements YawControl {}

  /** Turns to a heading and stays there, counter-clockwise from east. */
  record To(double headingRadians) implements YawControl {}

  /** Points along the commanded course, turned by an offset; keeps still when not moving. */
  record Forward(double offsetRadians) implements YawControl {}

  /** Wanted yaw rate, rad/s, given the heading and the commanded velocity over the ground. */
  default double rate(double headingRadians, double velocityX, double velocityY) {
    if (this instanceof Rate rate) {
      return rate.radiansPerSecond();
    }
    if (this instanceof To to) {
      return towards(to.headingRadians(), headingRadians);
    }
    double offset = ((Forward) this).offsetRadians();
    boolean moving = Math.hypot(velocityX, velocityY) > 0.1;
    return moving ? towards(Math.atan2(velocityY, velocityX) + offset, headingRadians) : 0;
  }

  private static double towards(double wanted, double heading) {
    return 1.8 * Angles.wrap(wanted - heading);
  }
}
