package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.navigation.DecisionSpace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Flights that are reported together.
 *
 * @param name for readers
 * @param flights at least one, all with the same decision space
 */
record FlightGroup(String name, List<TestFlight> flights) {
  FlightGroup {
    if (flights.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to report of no flights");
    }
    flights = List.copyOf(flights);
  }

  DecisionSpace space() {
    return flights.get(0).profile().space();
  }

  /** In ascending order. */
  int[] seeds() {
    return flights.stream().mapToInt(TestFlight::seed).distinct().sorted().toArray();
  }

  /**
   * Mean over the flights of one seed.
   *
   * @param values one for each of the flights
   */
  double mean(double[] values, int seed) {
    return IntStream.range(0, flights.size())
        .filter(i -> flights.get(i).seed() == seed)
        .mapToDouble(i -> values[i])
        .average()
        .orElse(Double.NaN);
  }
}
