package io.drover.slam.posegraph;

import io.drover.slam.grid.ProbabilityGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out that two groups have been to the same places: by sightings that agree, where what is
 * around them agrees, too. One alone is not believed: buildings have rooms that look alike.
 */
final class Encounters {
  /**
   * Of maps of one building, furniture moved and people about. Measured: 0.92 and more where robots
   * had met, 0.72 to 0.77 where corridors with rooms beside them only looked alike.
   */
  private static final double LEAST_ACCEPTANCE = 0.85;

  private final ViewSearch search;
  private final int least;
  private final List<Sighting> sightings = new ArrayList<>();

  Encounters(PoseGraphOptions options) {
    this.search = new ViewSearch(options);
    this.least = options.sightings();
  }

  /**
   * Groups that have met.
   *
   * @param sightings that agree
   */
  record Meeting(Group first, Group second, List<Sighting> sightings) {
    /** The one with more scans. */
    Group larger() {
      return second.scans() > first.scans() ? second : first;
    }

    Group smaller() {
      return second.scans() > first.scans() ? first : second;
    }
  }

  /** Looks for a view of one group in another one. */
  Optional<Meeting> look(View view, Group own, Group other) {
    Optional<Sighting> sighting = seen(view, other) ? Optional.empty() : search.find(view, other);
    sighting.ifPresent(sightings::add);
    return sighting.flatMap(last -> meeting(last, own, other, Consensus.SPAN_METRES));
  }

  /**
   * Whether two groups have met, when all their views were looked for: what tells against it was
   * seen too, so that views of one place are enough.
   */
  Optional<Meeting> settled(Group a, Group b) {
    return between(a, b).stream()
        .flatMap(sighting -> meeting(sighting, a, b, 0).stream())
        .findFirst();
  }

  private Optional<Meeting> meeting(Sighting last, Group a, Group b, double spanMetres) {
    Consensus<Sighting> consensus =
        new Consensus<>((one, two) -> one.agrees(two, a, b), each -> each.in(a), least, spanMetres);
    List<Sighting> agreeing = consensus.with(last, between(a, b));
    return agreeing.isEmpty() || acceptance(agreeing, a, b) < LEAST_ACCEPTANCE
        ? Optional.empty()
        : Optional.of(new Meeting(a, b, agreeing));
  }

  private static double acceptance(List<Sighting> sightings, Group a, Group b) {
    ProbabilityGrid one = a.map().grid();
    ProbabilityGrid other = b.map().grid();
    return sightings.stream()
        .map(each -> Acceptance.at(each.in(a), one, each.in(b), other))
        .reduce(Acceptance.NOTHING, Acceptance::plus)
        .index();
  }

  private List<Sighting> between(Group a, Group b) {
    return sightings.stream().filter(each -> between(each, a, b)).toList();
  }

  private boolean seen(View view, Group other) {
    return sightings.stream()
        .anyMatch(
            each -> each.view().middle().id().equals(view.middle().id()) && other.has(each.to()));
  }

  private static boolean between(Sighting sighting, Group a, Group b) {
    return a.has(sighting.from()) && b.has(sighting.to())
        || a.has(sighting.to()) && b.has(sighting.from());
  }
}
