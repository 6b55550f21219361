package io.drover.slam.placement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The steps of {@link TabuGrouper}, O(V²) each. One thread. */
final class TabuSearch {
  /** Below this two cuts are the same, and a step that leads there is none. */
  private static final double ROUNDING = 1e-12;

  private static final int NOBODY = -1;

  private final OverlapGraph graph;
  private final int groups;
  private final int tenure;
  private final int most;
  private final int[] groupOf;
  private final int[] sizes;

  /** Σ of a robot's weights to a group's members. */
  private final double[][] links;

  private final int[][] departures;
  private final Deque<Departure> tabu = new ArrayDeque<>();
  private double cut;
  private double least;
  private int[] best;
  private boolean improved;

  private record Departure(int robot, int group) {}

  /** {@code second} is nobody where the first one only moves. */
  private record Step(int first, int second, int group, double change) {
    static final Step NONE = new Step(NOBODY, NOBODY, NOBODY, Double.POSITIVE_INFINITY);
  }

  TabuSearch(OverlapGraph graph, RobotGrouping start, int tenure) {
    this.graph = graph;
    this.groups = start.groups().size();
    this.tenure = tenure;
    this.most = RobotGrouping.mostPerGroup(graph.robots(), groups);
    this.groupOf = start.groupOf();
    this.sizes = start.groups().stream().mapToInt(List::size).toArray();
    this.links = new double[groupOf.length][groups];
    this.departures = new int[groupOf.length][groups];
    for (int u = 0; u < groupOf.length; u++) {
      for (int v = 0; v < groupOf.length; v++) {
        links[u][groupOf[v]] += graph.weight(u, v);
      }
    }
    this.cut = graph.cut(start);
    this.least = cut;
    this.best = groupOf.clone();
  }

  /** Takes the best step that is allowed; false if there is none. */
  boolean step() {
    Step chosen = Step.NONE;
    for (int u = 0; u < groupOf.length; u++) {
      for (int v = u + 1; v < groupOf.length; v++) {
        if (groupOf[u] != groupOf[v]) {
          chosen = better(chosen, swap(u, v));
        }
      }
      for (int group = 0; group < groups; group++) {
        if (group != groupOf[u] && sizes[group] < most) {
          double change = links[u][groupOf[u]] - links[u][group];
          chosen = better(chosen, new Step(u, NOBODY, group, change));
        }
      }
    }
    if (chosen.first == NOBODY) {
      return false;
    }
    take(chosen);
    return true;
  }

  private Step swap(int u, int v) {
    int from = groupOf[u];
    int to = groupOf[v];
    double change =
        links[u][from] - links[u][to] + links[v][to] - links[v][from] + 2 * graph.weight(u, v);
    return new Step(u, v, to, change);
  }

  private Step better(Step chosen, Step other) {
    return other.change < chosen.change && (allowed(other) || aspires(other)) ? other : chosen;
  }

  private boolean allowed(Step step) {
    return departures[step.first][step.group] == 0
        && (step.second == NOBODY || departures[step.second][groupOf[step.first]] == 0);
  }

  private boolean aspires(Step step) {
    return cut + step.change < least - ROUNDING;
  }

  private void take(Step step) {
    int from = groupOf[step.first];
    move(step.first, step.group);
    if (step.second != NOBODY) {
      move(step.second, from);
    }
    while (tabu.size() > tenure) {
      Departure expired = tabu.removeFirst();
      departures[expired.robot][expired.group]--;
    }
    cut += step.change;
    improved = cut < least - ROUNDING;
    if (improved) {
      least = cut;
      best = groupOf.clone();
    }
  }

  private void move(int robot, int group) {
    int left = groupOf[robot];
    for (int other = 0; other < groupOf.length; other++) {
      links[other][left] -= graph.weight(other, robot);
      links[other][group] += graph.weight(other, robot);
    }
    groupOf[robot] = group;
    sizes[left]--;
    sizes[group]++;
    departures[robot][left]++;
    tabu.addLast(new Departure(robot, left));
  }

  /** Whether the last step led to the least cut so far. */
  boolean improved() {
    return improved;
  }

  /** The partition of the least cut so far. */
  RobotGrouping best() {
    return RobotGrouping.of(best, groups);
  }
}
