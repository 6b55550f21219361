package io.drover.bench.slam;

import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Maps of robots put together by the pose graph that {@code drover map} uses, from the first scan
 * on: robots are heard as their clocks go, and nothing is known of where they stand to each other.
 * One thread.
 *
 * @param graph finished
 * @param costs of its stages, CPU time
 */
record GraphFusion(PoseGraph graph, StageCosts costs) {
  private record Turn(double stamp, int robot, LocalScan scan) {}

  /** Fuses robots' maps, by their numbers. */
  static GraphFusion of(SortedMap<Integer, MatchedScans> robots) {
    StageCosts costs = new StageCosts(new CpuClock(), () -> 0);
    PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT, costs);
    List<Turn> turns = new ArrayList<>();
    robots.forEach(
        (robot, scans) -> {
          for (LocalScan scan : scans.kept()) {
            turns.add(new Turn(Double.parseDouble(scan.stamp()), robot, scan));
          }
        });
    turns.sort(Comparator.comparingDouble(Turn::stamp));
    for (Turn turn : turns) {
      var unused = graph.add(turn.robot, turn.scan);
    }
    robots.forEach((robot, scans) -> graph.finish(robot, scans.last()));
    graph.finish();
    return new GraphFusion(graph, costs);
  }

  /** All that the graph did. */
  double seconds() {
    return costs.seconds(Stage.RECOGNITION)
        + costs.seconds(Stage.LOOP_SEARCH)
        + costs.seconds(Stage.RELAXATION);
  }
}
