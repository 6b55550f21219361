package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import java.util.Map;

/**
 * Which drone is entitled to what.
 *
 * @param usual of all drones
 * @param priorities of those that have another than usual
 */
public record Entitlements(ShareTerms usual, Map<DroneId, Double> priorities) {
  /** All alike. */
  public static final Entitlements EQUAL = new Entitlements(ShareTerms.UNBOUNDED, Map.of());

  public Entitlements {
    priorities = Map.copyOf(priorities);
  }

  /** Those of a drone. */
  public ShareTerms of(DroneId drone) {
    double priority = priorities.getOrDefault(drone, usual.priority());
    return new ShareTerms(priority, usual.floorCores(), usual.ceilingCores());
  }
}
