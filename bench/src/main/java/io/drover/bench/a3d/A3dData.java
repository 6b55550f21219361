package io.drover.bench.a3d;

import io.drover.launch.flight.FlightPool;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What sections test with. What takes long is made when it is first asked for, and kept. One
 * thread.
 */
final class A3dData implements AutoCloseable {
  private final A3dOptions options;
  private final A3dInputs inputs;
  private final OnnxNavigationModel network = OnnxNavigationModel.shipped();
  private final List<TestTrace> traces;
  private final Airfield airfield;
  private List<TestFlight> flights;
  private List<TestFlight> realFlights;

  A3dData(A3dOptions options, A3dInputs inputs) {
    this.options = options;
    this.inputs = inputs;
    this.traces = TestTraces.with(inputs.traces());
    this.airfield =
        new Airfield(
            options.route(),
            TestTraces.shipped(),
            new FlightPool(network, Optional.of(inputs.scheduler())));
  }

  /** What the drones of the embedded world navigate by. */
  OnnxNavigationModel network() {
    return network;
  }

  /** What {@code a3d} means. */
  PolicyNetwork scheduler() {
    return inputs.scheduler();
  }

  /** The networks that were learnt to be compared. */
  LearntPolicies learnt() {
    return inputs.learnt();
  }

  /** The uplinks, whole: generated, shipped, given. */
  List<TestTrace> traces() {
    return traces;
  }

  /** The recorded flights: of each seed those of the embedded world, then the given profiles. */
  List<TestFlight> flights() {
    if (flights == null) {
      flights = new ArrayList<>(TestFlights.of(options, inputs.cache(), network));
      inputs.profiles().forEach(profile -> flights.addAll(onceASeed(profile)));
    }
    return List.copyOf(flights);
  }

  /** The real frames, once for each seed; empty if none were given. */
  List<TestFlight> realFlights() {
    if (realFlights == null) {
      realFlights =
          inputs
              .frames()
              .map(frames -> onceASeed(frames.profile(inputs.cache())))
              .orElse(List.of());
    }
    return realFlights;
  }

  /** Where policies fly in lockstep with the world. */
  Airfield airfield() {
    return airfield;
  }

  /** The same flight, beginning elsewhere in the trace with each seed. */
  private List<TestFlight> onceASeed(FlightProfile profile) {
    return IntStream.rangeClosed(1, options.seeds())
        .mapToObj(seed -> new TestFlight(profile.name(), seed, profile))
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
