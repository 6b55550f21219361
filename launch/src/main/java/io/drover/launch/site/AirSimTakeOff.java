package io.drover.launch.site;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import java.util.function.BooleanSupplier;

/** Brings a vehicle of a simulator from wherever it stands to hovering at a height. */
public final class AirSimTakeOff {
  private static final double TAKE_OFF_SECONDS = 20;
  private static final double CLIMB_SECONDS = 20;
  private static final double AIRBORNE_METRES = 0.7;
  private static final double TOLERANCE_METRES = 0.15;
  private static final double STILL_METRES_PER_SECOND = 0.2;
  private static final double POLL_SECONDS = 0.1;
  private static final double MOVE_SECONDS = 0.5;

  private AirSimTakeOff() {}

  /**
   * Arms, takes off unless it flies, and climbs or sinks to the height.
   *
   * @param groundMetres height of its spawn point, ENU
   * @param heightMetres to hover at, ENU
   * @param over whether something else flies the vehicle now: it is told nothing more then
   * @throws DroverException {@code REFUSED} if the vehicle does not get there
   */
  public static void to(
      AirSimVehicle vehicle,
      double groundMetres,
      double heightMetres,
      NanoClock clock,
      BooleanSupplier over) {
    vehicle.takeControl();
    if (!over.getAsBoolean()
        && vehicle.state().kinematics().position().z() < groundMetres + AIRBORNE_METRES) {
      // its answer says nothing: AirSim tells false even on success
      boolean unused = vehicle.takeOff(TAKE_OFF_SECONDS).join();
    }
    double end = clock.seconds() + CLIMB_SECONDS;
    while (!over.getAsBoolean() && !hovers(vehicle.state().kinematics(), heightMetres)) {
      if (clock.seconds() > end) {
        throw new DroverException(
            ErrorCode.REFUSED,
            "vehicle '"
                + vehicle.name()
                + "' did not climb to "
                + heightMetres
                + " m: reset the simulator, or give its drone room");
      }
      if (over.getAsBoolean()) {
        return;
      }
      var unused = vehicle.velocityBodyAtHeight(0, 0, heightMetres, 0, MOVE_SECONDS);
      clock.sleep(POLL_SECONDS);
    }
  }

  private static boolean hovers(Kinematics now, double heightMetres) {
    return Math.abs(now.position().z() - heightMetres) < TOLERANCE_METRES
        && now.linearVelocity().norm() < STILL_METRES_PER_SECOND;
  }
}
