package io.drover.bench.flights;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.Scenario;

/**
 * A recorded flight to test on; nothing has learnt from it.
 *
 * @param place the route, or the name of what was given: the same for all its seeds
 * @param seed from 1
 */
public record TestFlight(String place, int seed, FlightProfile profile) {
  /** The flight over a link, from where its seed begins in both to the flight's end. */
  public Scenario over(BandwidthTrace trace) {
    return new Scenario(
        profile,
        trace,
        Conditions.NOMINAL,
        TestSeeds.startSeconds(seed),
        Double.POSITIVE_INFINITY,
        TestSeeds.traceOffsetSeconds(seed));
  }
}
