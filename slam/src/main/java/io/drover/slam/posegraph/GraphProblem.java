package io.drover.slam.posegraph;

import io.drover.slam.optimization.PoseProblem;
import java.util.List;

/**
 * Poses of robots that share a frame, and all that holds them together, as they are relaxed: a
 * constraint goes from its submap to its scan, and each kept scan is bound to the one before it.
 *
 * @param poses first those of the submaps, then those of the scans
 * @param submaps in the order of their poses
 * @param scans likewise
 */
public record GraphProblem(PoseProblem poses, List<SubmapId> submaps, List<ScanId> scans) {
  public GraphProblem {
    submaps = List.copyOf(submaps);
    scans = List.copyOf(scans);
    if (submaps.size() + scans.size() != poses.size()) {
      throw new IllegalArgumentException(
          poses.size() + " poses of " + submaps.size() + " submaps and " + scans.size() + " scans");
    }
  }
}
