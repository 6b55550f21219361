package io.drover.slam.placement;

import java.util.Arrays;

/**
 * The plan of least t_c, exactly, for few robots: dynamic programming over sets. F_e(c, S) is the
 * least possible time of the slowest among the first e edges when c of them serve S; edge e takes
 * each subset T of S in turn: max(F_{e−1}(c − 1, S ∖ T), t(e, T)). O(3^V·M²).
 */
final class ExactSearch {
  private final RoundLatency latency;
  private final int robots;
  private final int edges;
  private final int sets;

  /** t(e, T), [edge][set]; of the empty set 0. */
  private final double[][] seconds;

  /** F, [used][set], of the edges so far. */
  private final double[][] least;

  /** T of the best plan, [edge][used][set]; 0 if the edge is left out. */
  private final int[][][] taken;

  private ExactSearch(RoundLatency latency) {
    this.latency = latency;
    this.robots = latency.robots();
    this.edges = latency.edges();
    this.sets = 1 << robots;
    this.seconds = new double[edges][sets];
    this.least = new double[edges + 1][sets];
    this.taken = new int[edges][edges + 1][sets];
  }

  /** How many subsets of subsets are looked at; infinite where sets do not fit a table. */
  static double work(int robots, int edges) {
    int pairs = Math.max(0, edges - 2) * Math.max(0, edges - 1) / 2;
    return robots > 20
        ? Double.POSITIVE_INFINITY
        : Math.pow(3, robots) * pairs + Math.pow(2, robots) * edges * edges;
  }

  /** The edge of each robot. */
  static int[] plan(RoundLatency latency) {
    ExactSearch search = new ExactSearch(latency);
    search.cost();
    search.fill();
    return search.best();
  }

  private void cost() {
    for (int set = 1; set < sets; set++) {
      RobotSet members = new RobotSet(robots);
      for (int left = set; left != 0; left &= left - 1) {
        members.add(Integer.numberOfTrailingZeros(left));
      }
      double area = latency.problem().maps().fusedSquareMetres(members);
      for (int edge = 0; edge < edges; edge++) {
        seconds[edge][set] = latency.robotSeconds(edge, members) + latency.mapSeconds(edge, area);
      }
    }
  }

  private void fill() {
    for (double[] row : least) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    least[0][0] = 0;
    for (int edge = 0; edge < edges; edge++) {
      int first = edge < edges - 1 ? 1 : sets - 1;
      for (int used = edge + 1; used > 0; used--) {
        for (int set = first; set < sets; set++) {
          take(edge, used, set);
        }
      }
    }
  }

  private void take(int edge, int used, int set) {
    double[] before = least[used - 1];
    double[] own = seconds[edge];
    double best = least[used][set];
    int choice = 0;
    if (used == 1) {
      if (own[set] < best) {
        best = own[set];
        choice = set;
      }
    } else {
      for (int part = set; part > 0; part = part - 1 & set) {
        double slowest = Math.max(own[part], before[set ^ part]);
        if (slowest < best) {
          best = slowest;
          choice = part;
        }
      }
    }
    least[used][set] = best;
    taken[edge][used][set] = choice;
  }

  private int[] best() {
    int set = sets - 1;
    int used = 1;
    for (int more = 2; more <= edges; more++) {
      used = total(more, set) < total(used, set) ? more : used;
    }
    int[] edgeOf = new int[robots];
    for (int edge = edges - 1; edge >= 0; edge--) {
      int part = taken[edge][used][set];
      for (int left = part; left != 0; left &= left - 1) {
        edgeOf[Integer.numberOfTrailingZeros(left)] = edge;
      }
      set ^= part;
      used -= part == 0 ? 0 : 1;
    }
    return edgeOf;
  }

  private double total(int used, int set) {
    return least[used][set] + latency.cloudFusionSeconds(used);
  }
}
