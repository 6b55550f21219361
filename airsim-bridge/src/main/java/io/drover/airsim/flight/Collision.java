package io.drover.airsim.flight;

import io.drover.airsim.world.Contact;
import io.drover.core.geometry.Vector3;

/**
 * A contact that stopped a vehicle.
 *
 * @param timeNanos simulation time
 * @param position of the vehicle's centre, ENU world, metres
 * @param contact what was hit and where; {@link #GROUND} is the name of the ground
 */
public record Collision(long timeNanos, Vector3 position, Contact contact) {
  public static final String GROUND = "Ground";

  /** Whether this was a touch-down rather than an obstacle. */
  public boolean isGround() {
    return contact.objectName().equals(GROUND);
  }
}
