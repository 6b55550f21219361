package io.drover.bench.flights;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;

/** Flights that nobody flew. */
public final class Slalom {
  public static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  private Slalom() {}

  /** Turns at 0.3 rad/s, to and fro; all but the highest resolution see 0.1 rad too much. */
  public static FlightProfile flight(double seconds) {
    int frames = (int) (seconds * 10) + 1;
    double[] times = new double[frames];
    double[] steering = new double[frames * SPACE.size()];
    long[] bytes = new long[frames * SPACE.size()];
    for (int f = 0; f < frames; f++) {
      times[f] = f / 10.0;
      double truth = 0.3 * Math.abs(times[f] % 8 - 4);
      for (int a = 0; a < SPACE.size(); a++) {
        OffloadDecision decision = SPACE.decision(a);
        boolean highest = decision.resolution().equals(SPACE.local().resolution());
        steering[f * SPACE.size() + a] = truth + (highest ? 0 : 0.1);
        bytes[f * SPACE.size() + a] = decision.offloaded() ? 10_000 : 0;
      }
    }
    return new FlightProfile("slalom", SPACE, times, steering, new double[steering.length], bytes);
  }
}
