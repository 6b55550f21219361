package io.drover.bench.edge;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestFlights;
import io.drover.bench.flights.TestRoutes;
import io.drover.bench.flights.TestTrace;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Path;
import java.util.List;

/**
 * What sections test with; recorded when it is first asked for, and kept. One thread.
 *
 * <p>The network is the shipped one.
 */
final class EdgeBenchData implements AutoCloseable {
  private final EdgeBenchOptions options;
  private final Path cache;
  private final PolicyNetwork scheduler;
  private final List<TestTrace> links;
  private final OnnxNavigationModel network = OnnxNavigationModel.shipped();
  private List<TestFlight> flights = List.of();

  EdgeBenchData(
      EdgeBenchOptions options, Path cache, PolicyNetwork scheduler, List<TestTrace> links) {
    this.options = options;
    this.cache = cache;
    this.scheduler = scheduler;
    this.links = List.copyOf(links);
  }

  /** What drones decide by. */
  PolicyNetwork scheduler() {
    return scheduler;
  }

  /** The shipped navigation network; this object's to close. */
  OnnxNavigationModel network() {
    return network;
  }

  /** Uplinks, whole. */
  List<TestTrace> links() {
    return links;
  }

  /** A random route for each drone. */
  List<TestFlight> flights() {
    if (flights.isEmpty()) {
      TestRoutes routes = new TestRoutes(options.routes(), List.of(), options.routeMetres());
      flights = TestFlights.random(routes, cache, network, DecisionSpace.a3d(network.fullSide()));
    }
    return flights;
  }

  @Override
  public void close() {
    network.close();
  }
}
