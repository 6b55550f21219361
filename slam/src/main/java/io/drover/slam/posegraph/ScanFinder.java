package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.posegraph.Constraint.Kind;
import java.util.Optional;

/** Finds a scan in a finished submap within a window around a prior, to a fraction of a cell. */
final class ScanFinder {
  /** Hardly held to where the search has found it. */
  static final GaussNewtonOptions REFINING = new GaussNewtonOptions(1, 0.1, 0.1, 20);

  private final PoseGraphOptions options;
  private final BranchAndBoundMatcher searching;
  private final GaussNewtonScanMatcher refining = new GaussNewtonScanMatcher(REFINING);

  /**
   * A finder of this window.
   *
   * @param windowMetres to each side of the prior; at most the options' own window
   * @param windowRadians to each side
   */
  ScanFinder(PoseGraphOptions options, double windowMetres, double windowRadians) {
    this.options = options;
    this.searching = new BranchAndBoundMatcher(windowMetres, windowRadians);
  }

  /**
   * Looks for one.
   *
   * @param prior of the robot in the submap's frame
   */
  Optional<Constraint> find(SubmapNode submap, ScanNode scan, Pose2 prior) {
    return searching
        .match(scan.sought(), submap.pyramid(options.windowMetres()), prior, options.leastScore())
        .map(match -> refining.match(scan.scan().points(), submap.submap().grid(), match.pose()))
        .filter(match -> match.score() >= options.leastScore())
        .map(match -> new Constraint(submap.id(), scan.id(), match.pose(), Kind.INTER_SUBMAP));
  }
}
