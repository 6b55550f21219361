package io.drover.slam.posegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out that two groups have been to the same places: by sightings that agree. One alone is not
 * believed: buildings have rooms that look alike.
 */
final class Encounters {
  private final ViewSearch search;
  private final List<Sighting> sightings = new ArrayList<>();

  Encounters(PoseGraphOptions options) {
    this.search = new ViewSearch(options);
  }

  /**
   * Groups that have met.
   *
   * @param sightings that agree
   */
  record Meeting(Group first, Group second, List<Sighting> sightings) {}

  /** Looks for a view of one group in another one. */
  Optional<Meeting> look(View view, Group own, Group other, int least) {
    Optional<Sighting> sighting = seen(view, other) ? Optional.empty() : search.find(view, other);
    if (sighting.isEmpty()) {
      return Optional.empty();
    }
    sightings.add(sighting.get());
    List<Sighting> agreeing = new ArrayList<>();
    for (Sighting each : sightings) {
      if (between(each, own, other) && each.agrees(sighting.get(), own, other)) {
        agreeing.add(each);
      }
    }
    return agreeing.size() >= least
        ? Optional.of(new Meeting(own, other, agreeing))
        : Optional.empty();
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
