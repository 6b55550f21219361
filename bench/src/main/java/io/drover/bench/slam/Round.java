package io.drover.bench.slam;

import io.drover.slam.placement.CloudProfile;
import io.drover.slam.placement.EdgePlacement;
import io.drover.slam.placement.EdgeProfile;
import io.drover.slam.placement.FusionTime;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.RobotProfile;
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
  /** To itself the cloud sends nothing. */
  private static final double AT_ONCE = 1e15;

  /** The same with one more place for robots: scans sent to the cloud itself. */
  PlacementProblem withCloud() {
    CloudProfile cloud = problem.cloud();
    List<EdgeProfile> places = new ArrayList<>(problem.edges());
    places.add(new EdgeProfile(cloud.speed(), cloudCores, AT_ONCE));
    return new PlacementProblem(
        problem.maps(),
        problem.robots().stream().map(Round::reachingCloud).toList(),
        places,
        cloud,
        problem.fusion());
  }

  private static RobotProfile reachingCloud(RobotProfile robot) {
    List<Double> uplinks = new ArrayList<>(robot.uplinkBitsPerSecond());
    uplinks.add(robot.cloudBitsPerSecond());
    return new RobotProfile(
        robot.packSeconds(),
        robot.bytesPerRound(),
        robot.frameSeconds(),
        robot.onboardFrameSeconds(),
        uplinks,
        robot.cloudBitsPerSecond());
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
