package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.Optional;

/** Looks for scans in submaps of other visits, around where they are thought to be. */
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

  /** Whether a scan is looked for at all. */
  boolean picks(ScanNode scan) {
    return scan.id().index() % options.everyScan() == 0;
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
    return searching
        .match(scan.sought(), submap.pyramid(options.windowMetres()), prior, options.leastScore())
        .map(match -> refining.match(scan.scan().points(), submap.submap().grid(), match.pose()))
        .filter(match -> match.score() >= options.leastScore())
        .map(ScanMatch::pose)
        .map(pose -> new Constraint(submap.id(), scan.id(), pose, Kind.INTER_SUBMAP));
  }
}
