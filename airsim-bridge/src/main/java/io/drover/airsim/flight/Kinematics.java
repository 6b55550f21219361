package io.drover.airsim.flight;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * A vehicle's true motion at one instant.
 *
 * @param timeNanos simulation time
 * @param position ENU world, metres
 * @param orientation body (FLU) to world (ENU)
 * @param linearVelocity ENU world, m/s
 * @param angularVelocity body axes, rad/s
 * @param linearAcceleration ENU world without gravity's reaction, m/s²
 * @param angularAcceleration body axes, rad/s²
 */
public record Kinematics(
    long timeNanos,
    Vector3 position,
    Quaternion orientation,
    Vector3 linearVelocity,
    Vector3 angularVelocity,
    Vector3 linearAcceleration,
    Vector3 angularAcceleration) {

  public Pose pose() {
    return new Pose(position, orientation);
  }

  /** Heading of the nose, radians in (-π, π], counter-clockwise from east. */
  public double headingRadians() {
    return orientation.yaw();
  }

  /** Speed over the ground, m/s. */
  public double groundSpeed() {
    return Math.hypot(linearVelocity.x(), linearVelocity.y());
  }
}
