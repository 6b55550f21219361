package io.drover.airsim.world;

/**
 * A stretch of a route with walls, a ceiling and lamps.
 *
 * @param fromMetres along the route, ≥ 0
 * @param toMetres along the route, greater than {@code fromMetres}
 */
public record TunnelSection(double fromMetres, double toMetres) {
  public TunnelSection {
    if (!(fromMetres >= 0) || !(toMetres > fromMetres)) {
      throw new IllegalArgumentException("a tunnel goes from ≥ 0 to a greater distance");
    }
  }

  /** Whether a distance along the route is under the ceiling. */
  public boolean covers(double arcMetres) {
    return arcMetres >= fromMetres && arcMetres <= toMetres;
  }
}
