package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which scans may be found in a submap of another visit of the same frame. */
final class LoopCandidates {
  /** What is farther from a submap's origin hardly overlaps it. */
  private static final double MOST_METRES = 8;

  private final PoseGraphOptions options;
  private final EdgeWork edges;

  LoopCandidates(PoseGraphOptions options, EdgeWork edges) {
    this.options = options;
    this.edges = edges;
  }

  /**
   * Those of some scans, if there are any.
   *
   * @param submap finished
   * @param scans of the same frame
   */
  Optional<SearchTask> of(SubmapNode submap, List<ScanNode> scans) {
    List<SoughtScan> sought = new ArrayList<>();
    for (ScanNode scan : scans) {
      Pose2 prior = submap.pose().between(scan.pose());
      if (near(submap, prior) && !known(submap, scan.id()) && !edges.covers(submap, scan)) {
        sought.add(new SoughtScan(scan.id(), scan.sought(), scan.scan().points(), prior));
      }
    }
    return sought.isEmpty()
        ? Optional.empty()
        : Optional.of(new SearchTask(submap.id(), submap.searched(), sought));
  }

  private static boolean near(SubmapNode submap, Pose2 prior) {
    return Math.hypot(prior.x(), prior.y()) <= Math.min(submap.radius(), MOST_METRES);
  }

  private boolean known(SubmapNode submap, ScanId scan) {
    return submap.isOf(scan) || submap.foundNear(scan, options.restScans());
  }
}
