package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws flights: any profile from any moment that leaves time for an episode, on any trace from any
 * moment, under conditions of their own. Immutable.
 */
public final class ScenarioSampler {
  private final List<FlightProfile> profiles;
  private final List<BandwidthTrace> traces;
  private final DomainRandomisation randomisation;
  private final double episodeSeconds;

  /**
   * A sampler.
   *
   * @param profiles at least one, all with as many resolutions and qualities
   * @param traces at least one
   * @param episodeSeconds that a flight should last; it is shorter in a shorter profile
   */
  public ScenarioSampler(
      List<FlightProfile> profiles,
      List<BandwidthTrace> traces,
      DomainRandomisation randomisation,
      double episodeSeconds) {
    if (profiles.isEmpty() || traces.isEmpty()) {
      throw new IllegalArgumentException("flights need at least one profile and one trace");
    }
    DecisionSpace first = profiles.get(0).space();
    for (FlightProfile profile : profiles) {
      DecisionSpace space = profile.space();
      if (space.resolutions().size() != first.resolutions().size()
          || space.qualities().size() != first.qualities().size()) {
        throw new IllegalArgumentException(
            "profiles %s and %s differ in their numbers of resolutions or qualities"
                .formatted(profiles.get(0).name(), profile.name()));
      }
    }
    this.profiles = List.copyOf(profiles);
    this.traces = List.copyOf(traces);
    this.randomisation = randomisation;
    this.episodeSeconds = episodeSeconds;
  }

  /** The actions that all profiles have; their sides may differ. */
  public DecisionSpace space() {
    return profiles.get(0).space();
  }

  /** The next flight. */
  public Scenario draw(SplittableRandom random) {
    FlightProfile profile = profiles.get(random.nextInt(profiles.size()));
    BandwidthTrace trace = traces.get(random.nextInt(traces.size()));
    Conditions conditions = randomisation.draw(random);
    double flown = profile.durationSeconds() / conditions.playbackSpeed();
    double start = random.nextDouble() * Math.max(0, flown - episodeSeconds);
    double offset = random.nextDouble() * trace.periodSeconds();
    return new Scenario(profile, trace, conditions, start, episodeSeconds, offset);
  }
}
