package io.drover.launch.flight;

import java.util.HashMap;
import java.util.Map;

/** The progress of several flights as one. */
final class ProgressSum implements FlightProgress {
  private final int flights;
  private final double routeMetres;
  private final FlightShare listener;
  private final Map<String, Double> shares = new HashMap<>();

  ProgressSum(int flights, double routeMetres, FlightShare listener) {
    this.flights = flights;
    this.routeMetres = routeMetres;
    this.listener = listener;
  }

  @Override
  public synchronized void at(String policy, int flight, double distanceMetres) {
    shares.merge(policy + "/" + flight, distanceMetres / routeMetres, Math::max);
    listener.at(shares.values().stream().mapToDouble(Double::doubleValue).sum() / flights);
  }

  /** A flight that ended early is done, too. */
  void finished(String policy, int flight) {
    at(policy, flight, routeMetres);
  }
}
