package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * One flight to be simulated.
 *
 * @param trace of the uplink to the first edge server
 * @param conditions of the flight, of the first edge server and of its link
 * @param startSeconds where in the profile it starts, in seconds of flight at the conditions' speed
 * @param durationSeconds after which it ends, to the nearest scheduling step; infinite for the
 *     profile's end, which ends it in any case
 * @param traceOffsetSeconds where in the trace the profile's first frame lies
 * @param furtherEdges beside the first one
 */
public record Scenario(
    FlightProfile profile,
    BandwidthTrace trace,
    Conditions conditions,
    double startSeconds,
    double durationSeconds,
    double traceOffsetSeconds,
    List<EdgeLink> furtherEdges) {
  public Scenario {
    if (!(startSeconds >= 0) || !(durationSeconds > 0) || !(traceOffsetSeconds >= 0)) {
      throw new IllegalArgumentException("a scenario starts at or after 0 s, and lasts");
    }
    furtherEdges = List.copyOf(furtherEdges);
  }

  /** A flight with one edge server. */
  public Scenario(
      FlightProfile profile,
      BandwidthTrace trace,
      Conditions conditions,
      double startSeconds,
      double durationSeconds,
      double traceOffsetSeconds) {
    this(profile, trace, conditions, startSeconds, durationSeconds, traceOffsetSeconds, List.of());
  }

  /** The whole profile from the trace's start. */
  public static Scenario whole(FlightProfile profile, BandwidthTrace trace, Conditions conditions) {
    return new Scenario(profile, trace, conditions, 0, Double.POSITIVE_INFINITY, 0);
  }

  /** The same flight with these edge servers beside the first one. */
  public Scenario withFurtherEdges(List<EdgeLink> further) {
    return new Scenario(
        profile, trace, conditions, startSeconds, durationSeconds, traceOffsetSeconds, further);
  }

  /** All edge servers in the order of their numbers. */
  public List<EdgeLink> edges() {
    List<EdgeLink> all = new ArrayList<>();
    all.add(EdgeLink.of(trace, traceOffsetSeconds, conditions));
    all.addAll(furtherEdges);
    return all;
  }

  /** The actions: those of the profile, at every edge server. */
  public DecisionSpace space() {
    return profile.space().withEdges(1 + furtherEdges.size());
  }

  /** Whether the profile ends before it starts. */
  boolean empty() {
    return startSeconds * conditions.playbackSpeed() > profile.durationSeconds();
  }
}
