package io.drover.launch.site;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.concurrent.CompletionException;

/** Brings a vehicle of a simulator that hovers to the ground. */
public final class AirSimLanding {
  private static final double LIMIT_SECONDS = 60;

  private AirSimLanding() {}

  /**
   * Sinks, and stops the rotors on the ground.
   *
   * @throws DroverException {@code REFUSED} if the vehicle does not get there, {@code UNREACHABLE}
   *     if the simulator is lost
   */
  public static void of(AirSimVehicle vehicle) {
    try {
      // the state says flying until the rotors stop: only the answer tells
      if (vehicle.land(LIMIT_SECONDS).join()) {
        vehicle.releaseControl();
        return;
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw e;
    }
    throw new DroverException(
        ErrorCode.REFUSED,
        "vehicle '"
            + vehicle.name()
            + "' is not on the ground after "
            + LIMIT_SECONDS
            + " s: it hovers, land it from the simulator");
  }
}
