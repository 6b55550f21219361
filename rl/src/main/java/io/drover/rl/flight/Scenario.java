package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;

/**
 * One flight to be simulated.
 *
 * @param startSeconds where in the profile it starts, in seconds of flight at the conditions' speed
 * @param durationSeconds after which it ends, to the nearest scheduling step; infinite for the
 *     profile's end, which ends it in any case
 * @param traceOffsetSeconds where in the trace the profile's first frame lies
 */
public record Scenario(
    FlightProfile profile,
    BandwidthTrace trace,
    Conditions conditions,
    double startSeconds,
    double durationSeconds,
    double traceOffsetSeconds) {
  public Scenario {
    if (!(startSeconds >= 0) || !(durationSeconds > 0) || !(traceOffsetSeconds >= 0)) {
      throw new IllegalArgumentException("a scenario starts at or after 0 s, and lasts");
    }
  }

  /** The whole profile from the trace's start. */
  public static Scenario whole(FlightProfile profile, BandwidthTrace trace, Conditions conditions) {
    return new Scenario(profile, trace, conditions, 0, Double.POSITIVE_INFINITY, 0);
  }

  /** Whether the profile ends before it starts. */
  boolean empty() {
    return startSeconds * conditions.playbackSpeed() > profile.durationSeconds();
  }
}
