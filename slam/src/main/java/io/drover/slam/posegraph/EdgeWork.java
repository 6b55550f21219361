package io.drover.slam.posegraph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What edges have looked for already, so that nobody else need do it again. */
final class EdgeWork {
  /** By stay: one that it was put together with; itself, or absent: none. */
  private final Map<Visit, Visit> joined = new HashMap<>();

  /** An edge has put the maps of two stays together. */
  void joined(Visit a, Visit b) {
    joined.put(root(a), root(b));
  }

  /** Some were put together by mistake: what was looked for there was looked for in vain. */
  void forget() {
    joined.clear();
  }

  private Visit root(Visit visit) {
    Visit next = visit;
    while (!joined.getOrDefault(next, next).equals(next)) {
      next = joined.get(next);
    }
    return next;
  }

  /** Whether an edge has looked for a scan in a submap around where it was thought to be. */
  boolean covers(SubmapNode submap, ScanNode scan) {
    Optional<Visit> in = submap.visit();
    Optional<Visit> of = scan.visit();
    return in.isPresent() && of.isPresent() && root(in.get()).equals(root(of.get()));
  }

  /** Whether an edge has looked whether it recognises a scan's place in all of a group's map. */
  static boolean recognises(Group group, ScanNode scan) {
    return scan.visit().isPresent()
        && group.trajectories().stream()
            .flatMap(robot -> robot.finished().stream())
            .allMatch(
                submap -> submap.visit().map(Visit::edge).equals(scan.visit().map(Visit::edge)));
  }
}
