package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.matching.BranchAndBoundMatcher;
import io.drover.slam.matching.GaussNewtonOptions;
import io.drover.slam.matching.GaussNewtonScanMatcher;
import io.drover.slam.matching.ScanMatch;
import io.drover.slam.sensor.PointCloud;
import java.util.Optional;

/** Finds a scan in a finished submap within a window around a prior, to a fraction of a cell. */
final class ScanFinder {
  /** Hardly held to where the search has found it. */
  static final GaussNewtonOptions REFINING = new GaussNewtonOptions(1, 0.1, 0.1, 20);

  private final double leastScore;
  private final BranchAndBoundMatcher searching;
  private final GaussNewtonScanMatcher refining = new GaussNewtonScanMatcher(REFINING);

  /**
   * A finder of this window.
   *
   * @param windowMetres to each side of the prior; at most the options' own window
   * @param windowRadians to each side
   */
  ScanFinder(PoseGraphOptions options, double windowMetres, double windowRadians) {
    this.leastScore = options.leastScore();
    this.searching = new BranchAndBoundMatcher(windowMetres, windowRadians);
  }

  /**
   * Where the robot was in the submap's frame when it took a scan.
   *
   * @param sought few points that it is sought by
   * @param points all of them, that it is refined by
   * @param prior of the robot in the submap's frame
   */
  Optional<Pose2> find(SearchedGrid grid, PointCloud sought, PointCloud points, Pose2 prior) {
    return searching
        .match(sought, grid.pyramid(), prior, leastScore)
        .map(match -> refining.match(points, grid.grid(), match.pose()))
        .filter(match -> match.score() >= leastScore)
        .map(ScanMatch::pose);
  }
}
