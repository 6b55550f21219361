package io.drover.airsim.flight;

import io.drover.airsim.world.Contact;
import io.drover.core.geometry.Vector3;
import java.util.Optional;

/** What a flying body can run into, above the ground at z = 0. */
interface Surroundings {
  /** What a sphere touches at a time, the ground aside. */
  Optional<Contact> touching(Vector3 position, double radiusMetres, double timeSeconds);

  /** Velocity of the air, ENU, m/s. */
  Vector3 wind();
}
