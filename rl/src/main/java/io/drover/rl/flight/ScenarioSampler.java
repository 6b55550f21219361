package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Draws flights: any profile from any moment that leaves time for an episode, on any trace from any
 * moment, under conditions of their own. Immutable.
 */
public final class ScenarioSampler {
  /**
   * Also a profile that is shorter than an episode begins at some moment between two of its frames:
   * an action as fast as half their distance would always see them fresh otherwise.
   */
  private static final double FRAME_SECONDS = 0.1;

  private final FlightMix flights;
  private final List<BandwidthTrace> traces;
  private final DomainRandomisation randomisation;
  private final double episodeSeconds;
  private final int edges;

  /** A sampler of flights with one edge server. */
  public ScenarioSampler(
      FlightMix flights,
      List<BandwidthTrace> traces,
      DomainRandomisation randomisation,
      double episodeSeconds) {
    this(flights, traces, randomisation, episodeSeconds, 1);
  }

  /**
   * A sampler.
   *
   * @param traces at least one
   * @param episodeSeconds that a flight should last; it is shorter in a shorter profile
   * @param edges how many edge servers each flight has, at least one, each with a trace and
   *     conditions of its own
   */
  public ScenarioSampler(
      FlightMix flights,
      List<BandwidthTrace> traces,
      DomainRandomisation randomisation,
      double episodeSeconds,
      int edges) {
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("flights need at least one trace");
    }
    this.flights = flights;
    this.traces = List.copyOf(traces);
    this.randomisation = randomisation;
    this.episodeSeconds = episodeSeconds;
    this.edges = edges;
  }

  /** The actions that all profiles have; their sides may differ. */
  public DecisionSpace space() {
    return flights.space().withEdges(edges);
  }

  /** The next flight. */
  public Scenario draw(SplittableRandom random) {
    FlightProfile profile = flights.draw(random);
    BandwidthTrace trace = traces.get(random.nextInt(traces.size()));
    Conditions conditions = randomisation.draw(random);
    double flown = profile.durationSeconds() / conditions.playbackSpeed();
    double latest = Math.max(Math.min(FRAME_SECONDS, flown), flown - episodeSeconds);
    double start = random.nextDouble() * latest;
    double offset = random.nextDouble() * trace.periodSeconds();
    List<EdgeLink> further = Stream.generate(() -> edge(random)).limit(edges - 1).toList();
    return new Scenario(profile, trace, conditions, start, episodeSeconds, offset, further);
  }

  private EdgeLink edge(SplittableRandom random) {
    BandwidthTrace trace = traces.get(random.nextInt(traces.size()));
    Conditions conditions = randomisation.draw(random);
    return EdgeLink.of(trace, random.nextDouble() * trace.periodSeconds(), conditions);
  }
}
