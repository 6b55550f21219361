package io.drover.launch.site;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.onboard.Camera;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.Vehicle;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Port: where one flight on the wall clock takes place: a simulator, or a robot. Called by the
 * flight's thread, in the order of the methods; closed by who made it.
 */
public interface FlightSite {
  /**
   * Brings the vehicle to where it can be flown from, and gives its camera.
   *
   * @param prepare makes of a picture what the network looks at
   * @param over whether the flight has ended: the camera then gives no more frames
   * @throws DroverException if the vehicle does not get there
   */
  Camera ready(UnaryOperator<GrayImage> prepare, BooleanSupplier over);

  /** How far the way ahead is free. */
  RangeFinder range();

  /**
   * Takes over the vehicle.
   *
   * @param watch told where it is, on a thread of the site's
   */
  Pilot takeOver(MotionWatch watch);

  /**
   * Brings the vehicle, at rest and left alone by its pilot, to the ground.
   *
   * @throws DroverException if it does not get there
   */
  void land();

  /** Why nobody can fly there any more, one line; empty while one can. Any thread. */
  Optional<String> loss();

  /** The vehicle while it is flown; closing it brings it to rest. */
  interface Pilot extends Vehicle, AutoCloseable {
    /** Where it was last seen, ENU metres. */
    Vector2 position();

    @Override
    void close();
  }

  /** Follows where the vehicle is: ENU metres, at a time of the flight's clock. */
  @FunctionalInterface
  interface MotionWatch {
    void moved(Vector3 position, double seconds);
  }
}
