package io.drover.launch.node.airsim;

import io.drover.core.geometry.Vector3;

/**
 * What a vehicle is told to fly; positive turns are to the left.
 *
 * @param frame of the velocity
 * @param metresPerSecond FLU of the heading's axes, or ENU
 * @param yawRate rad/s
 */
record FlightCommand(Frame frame, Vector3 metresPerSecond, double yawRate) {
  /** What a velocity is relative to. */
  enum Frame {
    /** The nose, level; the height is as it comes. */
    BODY,
    /** The nose, level; without a vertical velocity the height is held, as robots expect. */
    BODY_AT_HEIGHT,
    /** The world. */
    WORLD
  }

  /** The same, slower. */
  FlightCommand times(double share) {
    return new FlightCommand(frame, metresPerSecond.times(share), yawRate * share);
  }
}
