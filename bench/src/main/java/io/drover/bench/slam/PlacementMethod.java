package io.drover.bench.slam;

import io.drover.slam.placement.BottleneckAssigner;
import io.drover.slam.placement.JointPlanner;
import io.drover.slam.placement.JointPlannerOptions;
import io.drover.slam.placement.PlacementPlanner;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.RoundLatency;
import io.drover.slam.placement.TabuGrouper;
import io.drover.slam.placement.TwoStagePlanner;
import java.util.List;
import java.util.stream.LongStream;

/** Ways to spread a round's work. */
enum PlacementMethod {
  CLOUD("Cloud"),
  RANDOM("random groups"),
  GREEDY("greedy groups"),
  RECSLAM("RecSLAM"),
  EXACT_PLACEMENT("RecSLAM, exact placement"),
  JOINT("joint"),
  /** A round's work is known before, so that the better one of two plans is. */
  JOINT_OR_CLOUD("joint, or Cloud where that is less"),
  /** Scans may go past the edges, too. */
  JOINT_WITH_CLOUD("joint, the cloud as one more edge");

  private static final PlacementPlanner JOINTLY = new JointPlanner(JointPlannerOptions.DEFAULT);

  private final String title;

  PlacementMethod(String title) {
    this.title = title;
  }

  /** For readers. */
  String title() {
    return title;
  }

  /**
   * t_c, mean over rounds, seconds.
   *
   * @param seeds of random groups
   */
  double seconds(List<Round> rounds, int seeds) {
    return rounds.stream().mapToDouble(round -> seconds(round, seeds)).average().orElse(Double.NaN);
  }

  private double seconds(Round round, int seeds) {
    PlacementProblem edges = round.problem();
    return switch (this) {
      case CLOUD -> new RoundLatency(edges).cloudOnlySeconds();
      case RANDOM ->
          LongStream.rangeClosed(1, seeds)
              .mapToDouble(seed -> planned(TwoStagePlanner.random(seed), edges))
              .average()
              .orElseThrow();
      case GREEDY -> planned(TwoStagePlanner.greedy(), edges);
      case RECSLAM -> planned(TwoStagePlanner.recSlam(), edges);
      case EXACT_PLACEMENT ->
          planned(new TwoStagePlanner(new TabuGrouper(), new BottleneckAssigner()), edges);
      case JOINT -> planned(JOINTLY, edges);
      case JOINT_OR_CLOUD -> Math.min(JOINT.seconds(round, seeds), CLOUD.seconds(round, seeds));
      case JOINT_WITH_CLOUD ->
          Math.min(planned(JOINTLY, round.withCloud()), JOINT_OR_CLOUD.seconds(round, seeds));
    };
  }

  private static double planned(PlacementPlanner planner, PlacementProblem problem) {
    return new RoundLatency(problem).seconds(planner.plan(problem));
  }

  /**
   * By how much less time a round takes than another way, percent; negative if it takes less.
   *
   * @param seeds of random groups
   */
  double against(PlacementMethod other, List<Round> rounds, int seeds) {
    return 100 * (seconds(rounds, seeds) / other.seconds(rounds, seeds) - 1);
  }
}
