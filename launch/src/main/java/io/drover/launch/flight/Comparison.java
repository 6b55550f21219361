package io.drover.launch.flight;

import io.drover.airsim.world.Scene;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.FlightFigures;
import io.drover.navigation.OnnxNavigationModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies flown side by side in lockstep: every policy meets the same world, link and weather. */
public final class Comparison {
  private final List<FlownDrone> drones;

  private Comparison(List<FlownDrone> drones) {
    this.drones = drones;
  }

  /**
   * Flies all policies of a configuration, as many at a time as there are cores.
   *
   * @param scene with the route that the configuration names
   * @param trace that the configuration names
   * @param network what {@code a3d} means, where that policy is flown
   * @param progress told the share of the work that is done, in [0, 1]; any thread
   */
  public static Comparison fly(
      FlyConfig config,
      Scene scene,
      BandwidthTrace trace,
      OnnxNavigationModel model,
      Optional<PolicyNetwork> network,
      FlightShare progress) {
    List<PlannedFlight> flights = new ArrayList<>();
    for (int number = 0; number < config.flights(); number++) {
      for (String policy : config.policies()) {
        flights.add(new PlannedFlight(config, scene, trace, new PolicyName(policy), number));
      }
    }
    List<List<FlownDrone>> flown =
        new FlightPool(model, network).fly(flights, progress, drones -> drones);
    return new Comparison(flown.stream().flatMap(List::stream).toList());
  }

  /** Every drone of every flight, in order of flight and policy. */
  public List<FlownDrone> drones() {
    return drones;
  }

  /** Means over flights and drones by policy, in the order in which the policies were named. */
  public Map<String, FlightFigures> figures() {
    return figures(drones);
  }

  /** The same of flights that were flown otherwise. */
  public static Map<String, FlightFigures> figures(List<FlownDrone> drones) {
    Map<String, List<FlightFigures>> byPolicy = new LinkedHashMap<>();
    for (FlownDrone drone : drones) {
      byPolicy.computeIfAbsent(drone.policy(), p -> new ArrayList<>()).add(drone.figures());
    }
    Map<String, FlightFigures> means = new LinkedHashMap<>();
    byPolicy.forEach((policy, figures) -> means.put(policy, FlightFigures.mean(figures)));
    return means;
  }
}
