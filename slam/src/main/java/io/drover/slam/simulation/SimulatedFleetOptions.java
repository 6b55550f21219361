package io.drover.slam.simulation;

import io.drover.core.config.Doc;

/** A fleet that explores one plan. */
public record SimulatedFleetOptions(
    @Doc("how many") int robots,
    @Doc("how long each explores, seconds") double seconds,
    @Doc("what each is like") SimulatedRobotOptions robot,
    @Doc("what all chance follows from") long seed) {
  private static final int MOST = 50;

  public SimulatedFleetOptions {
    if (robots < 1 || robots > MOST) {
      throw new IllegalArgumentException(robots + " robots: give 1 to " + MOST);
    }
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(seconds + " s: give a time");
    }
  }

  /** Scans of each robot. */
  public long scansPerRobot() {
    return Math.max(1, Math.round(seconds * robot.laser().rateHz()));
  }
}
