package io.drover.bench.edge;

import java.util.List;

/**
 * How much is flown.
 *
 * @param seeds how many swarms of each size are flown: seeds 1, 2, …
 * @param routes how many random routes drones fly on
 * @param routeMetres how long they are
 * @param flightSeconds how long each drone flies
 * @param herdCores of the edge server that a growing herd shares
 * @param herds how many drones it has
 * @param fewDrones how many drones share a growing edge server
 * @param edges how many cores it has
 * @param loadRounds how often what is measured is measured
 * @param loadSeconds for how long each time
 * @param loadHerds how many drones send at their pace
 * @param hostileRequests that an edge gets beside a drone's frames
 * @param hostilePerSecond at what pace
 * @param hostileRounds in which they come
 * @param faultRounds how often each fault is tried
 */
record EdgeBenchOptions(
    int seeds,
    int routes,
    double routeMetres,
    double flightSeconds,
    double herdCores,
    List<Integer> herds,
    int fewDrones,
    List<Double> edges,
    int loadRounds,
    double loadSeconds,
    List<Integer> loadHerds,
    int hostileRequests,
    double hostilePerSecond,
    int hostileRounds,
    int faultRounds) {
  static final int DEFAULT_SEEDS = 5;

  EdgeBenchOptions {
    herds = List.copyOf(herds);
    edges = List.copyOf(edges);
    loadHerds = List.copyOf(loadHerds);
  }

  /** A3D's numerical comparison: 12 cores for 1 to 15 drones, and 4 drones on 4 to 12 cores. */
  static EdgeBenchOptions full(int seeds) {
    return new EdgeBenchOptions(
        seeds,
        15,
        400,
        100,
        12,
        List.of(1, 3, 5, 7, 9, 11, 13, 15),
        4,
        List.of(4.0, 6.0, 8.0, 10.0, 12.0),
        5,
        6,
        List.of(1, 4, 16, 32, 64),
        10_000,
        50,
        10,
        2);
  }

  /** A first look. */
  static EdgeBenchOptions firstLook() {
    return new EdgeBenchOptions(
        2,
        4,
        400,
        60,
        12,
        List.of(3, 9, 15),
        4,
        List.of(4.0, 8.0),
        2,
        2,
        List.of(1, 16),
        900,
        50,
        3,
        1);
  }
}
