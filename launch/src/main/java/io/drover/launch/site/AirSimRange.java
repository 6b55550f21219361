package io.drover.launch.site;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.onboard.RangeFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulator's distance sensor as the agent's range finder. The sensor looks along the nose, which
 * dips when the drone speeds up; the ground that it then sees is no obstacle. Read on the pilot's
 * thread, asked on any.
 */
public final class AirSimRange implements RangeFinder {
  private static final Logger log = LoggerFactory.getLogger(AirSimRange.class);

  /** A reading of this share of the way to the ground, or more, is the ground. */
  private static final double GROUND_SHARE = 0.85;

  private final AirSimVehicle vehicle;
  private final double groundMetres;
  private volatile double freeMetres = Double.POSITIVE_INFINITY;
  private boolean absent;

  /**
   * A range finder that knows nothing yet.
   *
   * @param groundMetres height of the ground, ENU
   */
  public AirSimRange(AirSimVehicle vehicle, double groundMetres) {
    this.vehicle = vehicle;
    this.groundMetres = groundMetres;
  }

  @Override
  public double freeDistanceMetres() {
    return freeMetres;
  }

  /** Takes a reading; a vehicle without a sensor is told of once and counts as free. */
  public void read(Kinematics now) {
    if (absent) {
      return;
    }
    try {
      double metres = vehicle.distance("").orElse(Double.POSITIVE_INFINITY);
      double dip = -now.orientation().rotate(new Vector3(1, 0, 0)).z();
      double height = now.position().z() - groundMetres;
      boolean ground = dip > 0 && metres > GROUND_SHARE * height / dip;
      freeMetres = ground ? Double.POSITIVE_INFINITY : metres;
    } catch (DroverException e) {
      if (e.code() != ErrorCode.REFUSED) {
        throw e;
      }
      absent = true;
      log.warn(
          "the governor sees nothing: add a distance sensor to '{}' in the simulator's settings"
              + " ({})",
          vehicle.name(),
          e.getMessage());
    }
  }
}
