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
  JOINT("joint");

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
  double seconds(List<PlacementProblem> rounds, int seeds) {
    return rounds.stream().mapToDouble(round -> seconds(round, seeds)).average().orElse(Double.NaN);
  }

  private double seconds(PlacementProblem round, int seeds) {
    RoundLatency latency = new RoundLatency(round);
    return switch (this) {
      case CLOUD -> latency.cloudOnlySeconds();
      case RANDOM ->
          LongStream.rangeClosed(1, seeds)
              .mapToDouble(seed -> planned(TwoStagePlanner.random(seed), round, latency))
              .average()
              .orElseThrow();
      case GREEDY -> planned(TwoStagePlanner.greedy(), round, latency);
      case RECSLAM -> planned(TwoStagePlanner.recSlam(), round, latency);
      case EXACT_PLACEMENT ->
          planned(new TwoStagePlanner(new TabuGrouper(), new BottleneckAssigner()), round, latency);
      case JOINT -> planned(new JointPlanner(JointPlannerOptions.DEFAULT), round, latency);
    };
  }

  private static double planned(
      PlacementPlanner planner, PlacementProblem round, RoundLatency latency) {
    return latency.seconds(planner.plan(round));
  }

  /** By how much less time a round takes than with Cloud, percent; negative if it takes less. */
  double againstCloud(List<PlacementProblem> rounds, int seeds) {
    return 100 * (seconds(rounds, seeds) / CLOUD.seconds(rounds, seeds) - 1);
  }
}
