package io.drover.bench.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Drones that share one edge server, simulated: frame by frame on one clock, and four times a
 * second the allocator shares the cores anew among those that still fly. One thread.
 *
 * @param flights one of each drone, all beginning at once
 * @param schedulers what each of them decides by
 */
record Swarm(
    List<Scenario> flights, FlightSetup setup, Function<DecisionSpace, Scheduler> schedulers) {
  private static final double ALLOCATION_SECONDS = 0.25;

  Swarm {
    flights = List.copyOf(flights);
  }

  /**
   * What came of a swarm; [drones].
   *
   * @param quality QoN, mean over each drone's steps
   */
  record Flown(double[] quality, double[] latencySeconds, double[] meanCores) {}

  /** Flies it. */
  Flown fly(ResourceAllocator allocator, double cores) {
    List<SwarmDrone> drones = new ArrayList<>();
    try {
      for (int i = 0; i < flights.size(); i++) {
        String name = String.format("drone%03d", i + 1);
        drones.add(new SwarmDrone(name, flights.get(i), setup, schedulers));
      }
      fly(allocator, cores, new ArrayList<>(drones));
      return new Flown(
          drones.stream().mapToDouble(SwarmDrone::quality).toArray(),
          drones.stream().mapToDouble(SwarmDrone::latencySeconds).toArray(),
          drones.stream().mapToDouble(SwarmDrone::meanCores).toArray());
    } finally {
      drones.forEach(SwarmDrone::close);
    }
  }

  private static void fly(ResourceAllocator allocator, double cores, List<SwarmDrone> flying) {
    double nextAllocation = 0;
    while (!flying.isEmpty()) {
      SwarmDrone first = flying.get(0);
      for (SwarmDrone drone : flying) {
        first = drone.seconds() < first.seconds() ? drone : first;
      }
      if (first.seconds() >= nextAllocation) {
        allocate(allocator, cores, flying);
        nextAllocation += ALLOCATION_SECONDS;
      } else {
        first.flyFrame();
        if (first.over()) {
          flying.remove(first);
        }
      }
    }
  }

  private static void allocate(ResourceAllocator allocator, double cores, List<SwarmDrone> flying) {
    List<DroneDemand> demands = flying.stream().map(SwarmDrone::demand).toList();
    Map<DroneId, ResourceShare> shares = allocator.allocate(cores, demands);
    for (SwarmDrone drone : flying) {
      ResourceShare share = shares.getOrDefault(drone.demand().drone(), ResourceShare.NONE);
      drone.grant(share, allocator.announced(cores, share));
    }
  }
}
