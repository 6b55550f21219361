package io.drover.onboard.replay;

import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;

/** The vehicle of a recorded flight: where it went is settled, so commands change nothing. */
public final class RecordedVehicle implements Vehicle {
  @Override
  public void steer(VelocityCommand command) {
    // its course was flown when it was recorded
  }

  @Override
  public double headingRadians() {
    return 0;
  }
}
