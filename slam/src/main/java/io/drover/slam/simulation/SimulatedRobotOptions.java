package io.drover.slam.simulation;

import io.drover.core.config.Doc;

/** One robot of a fleet; all are alike. */
public record SimulatedRobotOptions(
    @Doc("its laser") LaserOptions laser, @Doc("how it drives") DriveOptions drive) {
  public static final SimulatedRobotOptions DEFAULT =
      new SimulatedRobotOptions(LaserOptions.DEFAULT, DriveOptions.DEFAULT);
}
