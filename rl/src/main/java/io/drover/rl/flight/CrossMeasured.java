package io.drover.rl.flight;

import io.drover.navigation.FidelityPrior;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.MeasuredFidelity;
import java.util.ArrayList;
import java.util.List;

/** Flights of one network that know its fidelity from each other, none from itself. */
public final class CrossMeasured {
  private CrossMeasured() {}

  /** Each half knows what the other has shown; a single flight knows nothing. */
  public static List<FlightProfile> flights(List<FlightProfile> flights) {
    int half = flights.size() / 2;
    if (half == 0) {
      return unknown(flights);
    }
    List<FlightProfile> first = flights.subList(0, half);
    List<FlightProfile> second = flights.subList(half, flights.size());
    List<FlightProfile> all = new ArrayList<>(with(first, MeasuredFidelity.of(second)));
    all.addAll(with(second, MeasuredFidelity.of(first)));
    return all;
  }

  /** The flights of a network of which something is known from others. */
  public static List<FlightProfile> with(List<FlightProfile> flights, FidelityPrior prior) {
    return flights.stream().map(flight -> flight.with(prior)).toList();
  }

  /** The flights of a network that nobody knows. */
  static List<FlightProfile> unknown(List<FlightProfile> flights) {
    return with(flights, FidelityPrior.UNKNOWN);
  }
}
