package io.drover.bench.flights;

import io.drover.airsim.world.Route;
import java.util.List;

/**
 * What is recorded to test on.
 *
 * @param seeds how many times, each in other weather: seeds 1, 2, …
 * @param named recorded once for each seed
 * @param randomMetres length of the random route that is recorded for each seed
 */
public record TestRoutes(int seeds, List<Route> named, double randomMetres) {
  public TestRoutes {
    if (seeds < 1 || seeds > TestSeeds.MOST) {
      throw new IllegalArgumentException("seeds is " + seeds + ": give 1 to " + TestSeeds.MOST);
    }
    named = List.copyOf(named);
  }
}
