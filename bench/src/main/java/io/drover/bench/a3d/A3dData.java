package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestFlights;
import io.drover.bench.flights.TestTrace;
import io.drover.bench.flights.TestTraces;
import io.drover.launch.flight.FlightPool;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<FlightGroup, Comparison> comparisons = new HashMap<>();
  private List<FlightGroup> groups;
  private Optional<FlightGroup> realGroup;

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

  /** The recorded flights: those of the embedded world, then each of the given profiles. */
  List<FlightGroup> groups() {
    if (groups == null) {
      groups = new ArrayList<>();
      groups.add(
          new FlightGroup(
              "recorded flights", TestFlights.of(options.routes(), inputs.cache(), network)));
      inputs.profiles().forEach(profile -> groups.add(onceASeed(profile)));
    }
    return List.copyOf(groups);
  }

  /** All recorded flights. */
  List<TestFlight> flights() {
    return groups().stream().flatMap(group -> group.flights().stream()).toList();
  }

  /** The real frames, once for each seed; empty if none were given. */
  Optional<FlightGroup> realGroup() {
    if (realGroup == null) {
      realGroup = inputs.frames().map(frames -> onceASeed(frames.profile(inputs.cache())));
    }
    return realGroup;
  }

  /** The real frames, once for each seed; empty if none were given. */
  List<TestFlight> realFlights() {
    return realGroup().map(FlightGroup::flights).orElse(List.of());
  }

  /** All policies over some of these flights and all of the links. */
  Comparison comparison(FlightGroup group) {
    return comparisons.computeIfAbsent(
        group, flights -> Comparison.fly(flights, traces, Learnt.of(scheduler(), learnt())));
  }

  /** What there is to compare on recorded flights: each group of flights over each of links. */
  List<Comparison> comparisons() {
    return groups().stream().flatMap(group -> comparison(group).byLinks().stream()).toList();
  }

  /** The random route of each seed, recorded at a grid of choices. */
  List<TestFlight> flightsAt(DecisionSpace space) {
    return TestFlights.random(options.routes(), inputs.cache(), network, space);
  }

  /** Where policies fly in lockstep with the world. */
  Airfield airfield() {
    return airfield;
  }

  /** The same flight, beginning elsewhere in the trace with each seed. */
  private FlightGroup onceASeed(FlightProfile profile) {
    return new FlightGroup(
        profile.name(),
        IntStream.rangeClosed(1, options.seeds())
            .mapToObj(seed -> new TestFlight(profile.name(), seed, profile))
            .toList());
  }

  @Override
  public void close() {
    network.close();
  }
}
