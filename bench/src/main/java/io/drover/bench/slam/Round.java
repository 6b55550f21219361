package io.drover.bench.slam;

import io.drover.slam.placement.EdgePlacement;
import io.drover.slam.placement.FusionTime;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.RoundLatency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A round of a fleet that is to be spread over edges.
 *
 * @param problem with edges alone
 * @param cloudCores robots whose scans the cloud could work on at once
 * @param fusions of the fleet's maps, as measured
 */
record Round(PlacementProblem problem, double cloudCores, FleetFusions fusions) {
  /** The same with one more place for robots: scans sent to the cloud itself. */
  PlacementProblem withCloud() {
    return problem.withCloud(cloudCores);
  }

  /**
   * t_c of a plan with each t_fuse as it was measured for the very robots that meet there, where
   * {@link RoundLatency} goes by the number of maps.
   */
  double fusedSeconds(EdgePlacement placement) {
    RoundLatency latency = new RoundLatency(problem);
    FusionTime byNumber = problem.fusion().time();
    double slowest = 0;
    List<List<Integer>> parts = new ArrayList<>();
    for (int edge = 0; edge < placement.edges(); edge++) {
      List<Integer> members = placement.robotsOf(edge);
      if (!members.isEmpty()) {
        parts.add(members);
        double fusing = fusions.joining(members).seconds() - byNumber.seconds(members.size());
        slowest =
            Math.max(
                slowest,
                latency.edgeSeconds(edge, members) + fusing / problem.edges().get(edge).speed());
      }
    }
    return slowest + fusions.ofEdges(parts).seconds() / problem.cloud().speed();
  }

  /** The same of the baseline "Cloud". */
  double fusedCloudSeconds() {
    int robots = problem.robots().size();
    double fusing =
        fusions.ofEdges(IntStream.range(0, robots).mapToObj(List::of).toList()).seconds()
            - problem.fusion().time().seconds(robots);
    return new RoundLatency(problem).cloudOnlySeconds() + fusing / problem.cloud().speed();
  }
}
