package io.drover.bench.slam;

import io.drover.slam.stage.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it takes in a round to keep maps of a fleet's robots together, measured on this machine: CPU
 * time of one thread, means of the second half of the rounds; each set of robots is measured once.
 * One thread.
 */
final class FleetFusions {
  private final List<MatchedScans> robots;
  private final double roundSeconds;
  private final Map<List<Integer>, GraphFusion> graphs = new HashMap<>();
  private final Map<List<List<Integer>>, Fused> clouds = new HashMap<>();

  /**
   * A round of one set of robots in one graph.
   *
   * @param merged robots in the largest frame after the last round
   * @param found constraints that the graph found itself
   * @param recognition of robots in maps of others, seconds
   * @param loops sought, seconds
   * @param relaxation of poses, seconds
   */
  record Fused(int merged, int found, double recognition, double loops, double relaxation) {
    double seconds() {
      return recognition + loops + relaxation;
    }

    private Fused less(Fused other) {
      return new Fused(
          merged,
          found - other.found,
          Math.max(0, recognition - other.recognition),
          Math.max(0, loops - other.loops),
          Math.max(0, relaxation - other.relaxation));
    }
  }

  /**
   * Of a fleet.
   *
   * @param roundSeconds of scans in a round
   */
  FleetFusions(List<MatchedScans> robots, double roundSeconds) {
    this.robots = List.copyOf(robots);
    this.roundSeconds = roundSeconds;
  }

  /** Robots in one graph, each one's own loops among the work. */
  Fused inOneGraph(Collection<Integer> members) {
    return fused(graph(members));
  }

  private GraphFusion graph(Collection<Integer> members) {
    return graphs.computeIfAbsent(
        members.stream().sorted().toList(), sorted -> GraphFusion.of(scans(sorted), roundSeconds));
  }

  private SortedMap<Integer, MatchedScans> scans(Collection<Integer> members) {
    SortedMap<Integer, MatchedScans> scans = new TreeMap<>();
    members.forEach(robot -> scans.put(robot, robots.get(robot)));
    return scans;
  }

  /**
   * t_fuse of a cloud, to which edges tell what they have found: all that it still does.
   *
   * @param parts robots of each edge
   */
  Fused ofEdges(Collection<List<Integer>> parts) {
    return clouds.computeIfAbsent(
        parts.stream().map(part -> part.stream().sorted().toList()).toList(),
        sorted ->
            fused(
                GraphFusion.ofEdges(
                    sorted.stream().map(this::graph).toList(),
                    scans(sorted.stream().flatMap(List::stream).toList()),
                    roundSeconds)));
  }

  /**
   * t_fuse of maps on an edge: what one graph of all takes more than one of each robot; no stage
   * less than nothing.
   */
  Fused joining(Collection<Integer> members) {
    Fused whole = inOneGraph(members);
    int found = 0;
    double recognition = 0;
    double loops = 0;
    double relaxation = 0;
    for (int robot : members) {
      Fused before = inOneGraph(List.of(robot));
      found += before.found;
      recognition += before.recognition;
      loops += before.loops;
      relaxation += before.relaxation;
    }
    return whole.less(new Fused(0, found, recognition, loops, relaxation));
  }

  private static Fused fused(GraphFusion fusion) {
    return new Fused(
        fusion.graph().merged().size(),
        fusion.found(),
        fusion.secondsPerRound(Stage.RECOGNITION),
        fusion.secondsPerRound(Stage.LOOP_SEARCH),
        fusion.secondsPerRound(Stage.RELAXATION));
  }
}
