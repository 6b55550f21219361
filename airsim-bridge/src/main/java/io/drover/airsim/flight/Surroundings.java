package io.drover.airsim.flight;

import io.drover.airsim.world.Contact;
import io.drover.core.geometry.Vector3;
import java.util.Optional;

/** What a flying body can run into. */
interface Surroundings {
  /** What a sphere touches at a time, the ground aside. */
  Optional<Contact> touching(Vector3 position, double radiusMetres, double timeSeconds);

  /** Height of the ground below a point, metres. */
  double groundHeight(double x, double y);

  /** Velocity of the air, ENU, m/s. */
  Vector3 wind();
}
