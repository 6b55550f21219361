package io.drover.bench.slam;

import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.Visit;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** By scan: loops that were found when it came. */
  private final Map<ScanId, List<Constraint>> found = new HashMap<>();

  private int told;
  private int own;
  private int rounds;
  private int counted;

  /**
   * A scan that comes.
   *
   * @param edge that has matched it, and looked for loops
   */
  private record Turn(double stamp, int robot, LocalScan scan, Optional<Edge> edge) {}

  /** One of those that a cloud hears of. */
  private record Edge(long number, GraphFusion fusion) {}

  private GraphFusion(double roundSeconds) {
    this.roundSeconds = roundSeconds;
  }

  private void hear(int robot, MatchedScans scans, Optional<Edge> edge) {
    for (LocalScan scan : scans.kept()) {
      turns.add(new Turn(Double.parseDouble(scan.stamp()), robot, scan, edge));
    }
  }

  /**
   * Fuses.
   *
   * @param robots by their numbers, at least one scan
   * @param roundSeconds of scans in a round
   */
  static GraphFusion of(SortedMap<Integer, MatchedScans> robots, double roundSeconds) {
    GraphFusion fusion = new GraphFusion(roundSeconds);
    robots.forEach((robot, scans) -> fusion.hear(robot, scans, Optional.empty()));
    fusion.run();
    robots.forEach((robot, scans) -> fusion.graph.finish(robot, scans.last()));
    return fusion;
  }

  /**
   * Fuses what edges have fused: in it is looked for what robots of different ones have in common.
   *
   * @param edges each with its robots, no robot on two
   * @param robots all of them, by their numbers
   * @param roundSeconds of scans in a round
   */
  static GraphFusion ofEdges(
      List<GraphFusion> edges, SortedMap<Integer, MatchedScans> robots, double roundSeconds) {
    GraphFusion fusion = new GraphFusion(roundSeconds);
    for (int i = 0; i < edges.size(); i++) {
      Optional<Edge> edge = Optional.of(new Edge(i, edges.get(i)));
      for (int robot : edges.get(i).graph.robots()) {
        fusion.hear(robot, robots.get(robot), edge);
      }
    }
    fusion.run();
    return fusion;
  }

  private void run() {
    turns.sort(Comparator.comparingDouble(Turn::stamp));
    rounds = roundOf(turns.get(turns.size() - 1)) + 1;
    counted = rounds - rounds / 2;
    for (Turn turn : turns) {
      if (halfway.isEmpty() && roundOf(turn) >= rounds / 2) {
        for (Stage stage : Stage.values()) {
          halfway.put(stage, costs.seconds(stage));
        }
      }
      take(turn);
    }
    halfway.replaceAll((stage, before) -> costs.seconds(stage) - before);
  }

  private void take(Turn turn) {
    Optional<Visit> visit = turn.edge.map(edge -> new Visit(edge.number, turn.robot));
    ScanId scan = graph.add(turn.robot, turn.scan, visit);
    List<Constraint> heard = turn.edge.map(edge -> edge.fusion.found.get(scan)).orElse(List.of());
    graph.take(heard);
    List<Constraint> fresh = graph.constraints(told);
    told += fresh.size();
    List<Constraint> loops =
        fresh.stream().filter(each -> each.kind() == Kind.INTER_SUBMAP).toList();
    own += loops.size() - heard.size();
    found.put(scan, loops);
  }

  private int roundOf(Turn turn) {
    return (int) ((turn.stamp - turns.get(0).stamp) / roundSeconds);
  }

  /** All robots' scans are in it; it is not finished. */
  PoseGraph graph() {
    return graph;
  }

  /** Loops and sightings of other robots that no edge had told it. */
  int found() {
    return own;
  }

  /** CPU time of a stage in one of the rounds of the second half, mean. */
  double secondsPerRound(Stage stage) {
    return halfway.get(stage) / counted;
  }
}
