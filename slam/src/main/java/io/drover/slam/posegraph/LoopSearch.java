package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import java.util.Optional;

/** Looks for scans in submaps of other visits. One thread. */
final class LoopSearch {
  /** What is farther from a submap's origin hardly overlaps it. */
  private static final double MOST_METRES = 8;

  /** Hardly held to where the search has found it. */
  private static final GaussNewtonOptions REFINING = new GaussNewtonOptions(1, 0.1, 0.1, 20);

  private final PoseGraphOptions options;
  private final BranchAndBoundMatcher searching;
  private final GaussNewtonScanMatcher refining = new GaussNewtonScanMatcher(REFINING);

  LoopSearch(PoseGraphOptions options) {
    this.options = options;
    this.searching = new BranchAndBoundMatcher(options.windowMetres(), options.windowRadians());
  }

  /** Whether scans of that index are looked for at all. */
  boolean picks(int scan) {
    return scan % options.everyScan() == 0;
  }

  /**
   * Looks for one.
   *
   * @param submap finished
   * @param index of the scan
   * @return the robot's pose in the submap's frame
   */
  Optional<Pose2> find(SubmapNode submap, ScanNode scan, int index) {
    Pose2 prior = submap.pose().between(scan.pose());
    if (submap.isOf(index)
        || submap.foundNear(index, options.restScans())
        || Math.hypot(prior.x(), prior.y()) > Math.min(submap.radius(), MOST_METRES)) {
      return Optional.empty();
    }
    return searching
        .match(scan.sought(), submap.pyramid(options.windowMetres()), prior, options.leastScore())
        .map(match -> refining.match(scan.scan().points(), submap.submap().grid(), match.pose()))
        .filter(match -> match.score() >= options.leastScore())
        .map(ScanMatch::pose);
  }
}
