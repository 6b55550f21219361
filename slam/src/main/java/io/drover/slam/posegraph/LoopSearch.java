package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import java.util.Optional;

/** Looks for scans in submaps of other visits, around where they are thought to be. */
final class LoopSearch {
  /** What is farther from a submap's origin hardly overlaps it. */
  private static final double MOST_METRES = 8;

  private final PoseGraphOptions options;
  private final ScanFinder finder;

  LoopSearch(PoseGraphOptions options) {
    this.options = options;
    this.finder = new ScanFinder(options, options.windowMetres(), options.windowRadians());
  }

  /**
   * Looks for one that stands in the same frame.
   *
   * @param submap finished
   */
  Optional<Constraint> find(SubmapNode submap, ScanNode scan) {
    Pose2 prior = submap.pose().between(scan.pose());
    if (submap.isOf(scan.id())
        || submap.foundNear(scan.id(), options.restScans())
        || Math.hypot(prior.x(), prior.y()) > Math.min(submap.radius(), MOST_METRES)) {
      return Optional.empty();
    }
    return finder.find(submap, scan, prior);
  }
}
