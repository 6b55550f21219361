package io.drover.bench.slam;

import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Robots' maps put together by the pose graph that {@code drover map} uses, round by round: robots
 * are heard as their clocks go, and nothing is known of where they stand to each other. The graph
 * keeps what it has found, so that a round takes in what is new, and no more. One thread.
 */
final class GraphFusion {
  private final StageCosts costs = new StageCosts(new CpuClock()::nanoTime, () -> 0);
  private final PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT, costs);
  private final List<Turn> turns = new ArrayList<>();
  private final double roundSeconds;
  private final Map<Stage, Double> halfway = new EnumMap<>(Stage.class);
  private int rounds;
  private int counted;

  private record Turn(double stamp, int robot, LocalScan scan) {}

  private GraphFusion(SortedMap<Integer, MatchedScans> robots, double roundSeconds) {
    this.roundSeconds = roundSeconds;
    robots.forEach(
        (robot, scans) -> {
          for (LocalScan scan : scans.kept()) {
            turns.add(new Turn(Double.parseDouble(scan.stamp()), robot, scan));
          }
        });
    turns.sort(Comparator.comparingDouble(Turn::stamp));
  }

  /**
   * Fuses.
   *
   * @param robots by their numbers, at least one scan
   * @param roundSeconds of scans in a round
   */
  static GraphFusion of(SortedMap<Integer, MatchedScans> robots, double roundSeconds) {
    GraphFusion fusion = new GraphFusion(robots, roundSeconds);
    fusion.run();
    robots.forEach((robot, scans) -> fusion.graph.finish(robot, scans.last()));
    return fusion;
  }

  private void run() {
    rounds = roundOf(turns.get(turns.size() - 1)) + 1;
    counted = rounds - rounds / 2;
    for (Turn turn : turns) {
      if (halfway.isEmpty() && roundOf(turn) >= rounds / 2) {
        for (Stage stage : Stage.values()) {
          halfway.put(stage, costs.seconds(stage));
        }
      }
      var unused = graph.add(turn.robot, turn.scan);
    }
    halfway.replaceAll((stage, before) -> costs.seconds(stage) - before);
  }

  private int roundOf(Turn turn) {
    return (int) ((turn.stamp - turns.get(0).stamp) / roundSeconds);
  }

  /** All robots' scans are in it; it is not finished. */
  PoseGraph graph() {
    return graph;
  }

  /** CPU time of a stage in one of the rounds of the second half, mean. */
  double secondsPerRound(Stage stage) {
    return halfway.get(stage) / counted;
  }
}
