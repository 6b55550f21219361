package io.drover.bench.a3d;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.bench.flights.TestRoutes;
import io.drover.bench.flights.TestSeeds;
import java.util.List;

/**
 * How much is flown.
 *
 * @param seeds how many flights everything is done with: seeds 1, 2, …
 * @param quick whether this is a first look, which the report says
 * @param route that is flown in lockstep
 * @param speeds at which policies are compared, m/s
 * @param assistedSpeeds at which the drone's aids are compared, m/s
 * @param namedRoutes that are recorded once for each seed
 * @param randomRouteMetres length of the random route that is recorded for each seed
 */
record A3dOptions(
    int seeds,
    boolean quick,
    Route route,
    List<Double> speeds,
    List<Double> assistedSpeeds,
    List<Route> namedRoutes,
    double randomRouteMetres) {
  static final int DEFAULT_SEEDS = 5;
  private static final int QUICK_SEEDS = 2;
  private static final double RANDOM_ROUTE_METRES = 400;

  A3dOptions {
    if (seeds < 1 || seeds > TestSeeds.MOST) {
      throw new IllegalArgumentException("seeds is " + seeds + ": give 1 to " + TestSeeds.MOST);
    }
    speeds = List.copyOf(speeds);
    assistedSpeeds = List.copyOf(assistedSpeeds);
    namedRoutes = List.copyOf(namedRoutes);
  }

  /** What is recorded. */
  TestRoutes routes() {
    return new TestRoutes(seeds, namedRoutes, randomRouteMetres);
  }

  /** The comparison that is reported. */
  static A3dOptions full(int seeds) {
    return new A3dOptions(
        seeds,
        false,
        Routes.named("coastline"),
        List.of(1.5, 3.0, 4.5, 6.0),
        List.of(3.0, 6.0),
        List.of(Routes.named("coastline"), Routes.named("campus")),
        RANDOM_ROUTE_METRES);
  }

  /** A first look: fewer flights, at fewer speeds, and the shorter of the named routes. */
  static A3dOptions firstLook() {
    return new A3dOptions(
        QUICK_SEEDS,
        true,
        Routes.named("coastline"),
        List.of(3.0, 6.0),
        List.of(6.0),
        List.of(Routes.named("campus")),
        RANDOM_ROUTE_METRES);
  }
}
