package io.drover.onboard;

/**
 * What a vehicle is told to do.
 *
 * @param forwardMetresPerSecond along its own x axis, ≥ 0
 * @param yawRateRadiansPerSecond positive to the left
 */
public record VelocityCommand(double forwardMetresPerSecond, double yawRateRadiansPerSecond) {
  public static final VelocityCommand STOP = new VelocityCommand(0, 0);
}
