package io.drover.slam.simulation;

import io.drover.core.config.Doc;

/** What a robot on two driven wheels can do, and how it slips. */
public record DriveOptions(
    @Doc("of the robot's outline, metres") double radius,
    @Doc("greatest speed, m/s") double speed,
    @Doc("greatest turn rate, rad/s") double turnRate,
    @Doc("greatest change of speed, m/s²") double acceleration,
    @Doc("greatest change of turn rate, rad/s²") double turnAcceleration,
    @Doc("how wheels slip") OdometryNoise slip) {
  public static final DriveOptions DEFAULT =
      new DriveOptions(0.2, 0.5, 0.9, 0.6, 2.5, OdometryNoise.DEFAULT);

  public DriveOptions {
    if (!(radius > 0)
        || !(speed > 0)
        || !(turnRate > 0)
        || !(acceleration > 0)
        || !(turnAcceleration > 0)) {
      throw new IllegalArgumentException("a robot's size, speeds and accelerations are positive");
    }
  }

  /** The same with other wheels. */
  public DriveOptions with(OdometryNoise otherSlip) {
    return new DriveOptions(radius, speed, turnRate, acceleration, turnAcceleration, otherSlip);
  }
}
