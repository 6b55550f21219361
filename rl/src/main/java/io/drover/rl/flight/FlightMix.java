package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flights in groups, each with its share of the episodes. Immutable.
 *
 * @param groups at least one; all flights with as many resolutions and qualities
 */
public record FlightMix(List<Group> groups) {
  /** What a scheduler mostly flies with weighs most; the others teach it to tell networks apart. */
  private static final double RECORDED_SHARE = 0.6;

  private static final double WORSE_SHARE = 0.15;
  private static final double DRAWN_SHARE = 0.25;

  /** Share of the episodes in which something is known of the network before the flight. */
  private static final double KNOWN_SHARE = 0.5;

  private static final int WORSE_COPIES = 4;
  private static final int DRAWN_COPIES = 6;

  /** Some flights and the share of episodes that are flown on them, before shares add up to 1. */
  public record Group(List<FlightProfile> flights, double share) {
    public Group {
      flights = List.copyOf(flights);
      if (flights.isEmpty() || !(share > 0)) {
        throw new IllegalArgumentException("a group of flights needs flights and a share above 0");
      }
    }
  }

  public FlightMix {
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a mix needs at least one group of flights");
    }
    FlightProfile first = groups.get(0).flights().get(0);
    for (Group group : groups) {
      group.flights().forEach(flight -> requireAlike(first, flight));
    }
  }

  /** These flights alone, each as often as the others. */
  public static FlightMix only(List<FlightProfile> flights) {
    return new FlightMix(List.of(new Group(flights, 1)));
  }

  /**
   * What a scheduler is learnt from: flights as they were recorded, as worse networks would have
   * recorded them, and drawn ones; half of each with what is known of its network before.
   */
  public static FlightMix forLearning(List<FlightProfile> recorded, long seed) {
    DecisionSpace space = recorded.get(0).space();
    List<Group> groups = new ArrayList<>();
    groups.addAll(knownAndNot(recorded, RECORDED_SHARE));
    groups.addAll(knownAndNot(WorseNetworks.of(recorded, WORSE_COPIES, seed), WORSE_SHARE));
    groups.addAll(
        knownAndNot(
            FlightGenerator.generate(space, DRAWN_COPIES * recorded.size(), seed), DRAWN_SHARE));
    return new FlightMix(groups);
  }

  private static List<Group> knownAndNot(List<FlightProfile> flights, double share) {
    return List.of(
        new Group(flights, KNOWN_SHARE * share),
        new Group(CrossMeasured.unknown(flights), (1 - KNOWN_SHARE) * share));
  }

  /** The actions that all flights have; their sides may differ. */
  DecisionSpace space() {
    return groups.get(0).flights().get(0).space();
  }

  FlightProfile draw(SplittableRandom random) {
    double left = random.nextDouble() * groups.stream().mapToDouble(Group::share).sum();
    int chosen = 0;
    while (chosen + 1 < groups.size() && left >= groups.get(chosen).share()) {
      left -= groups.get(chosen++).share();
    }
    List<FlightProfile> flights = groups.get(chosen).flights();
    return flights.get(random.nextInt(flights.size()));
  }

  private static void requireAlike(FlightProfile one, FlightProfile other) {
    DecisionSpace a = one.space();
    DecisionSpace b = other.space();
    if (a.resolutions().size() != b.resolutions().size()
        || a.qualities().size() != b.qualities().size()) {
      throw new IllegalArgumentException(
          "profiles %s and %s differ in their numbers of resolutions or qualities"
              .formatted(one.name(), other.name()));
    }
  }
}
