package io.drover.launch.report;

import io.drover.airsim.world.Route;
import io.drover.navigation.DecisionSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page about a run is made from.
 *
 * @param kind what its figures are: measured, emulated or simulated
 * @param settings name → value, in the order in which they are read
 * @param route that was followed; empty where the drones just flew
 * @param toleranceRadians ε of QoN
 * @param space names the numbered actions of the records
 * @param figures by policy, means over flights and drones
 * @param flights in order of flight, drone and policy
 */
public record RunReport(
    String kind,
    Map<String, String> settings,
    Optional<Route> route,
    double toleranceRadians,
    DecisionSpace space,
    Map<String, FlightFigures> figures,
    List<ReportedFlight> flights) {
  public RunReport {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    flights = List.copyOf(flights);
  }
}
