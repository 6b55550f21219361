package io.drover.slam.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An order in which to eliminate the vertices of a graph so that little fills in: always one of the
 * least degree, degrees bounded from above as in AMD (Amestoy, Davis and Duff 1996), on a quotient
 * graph.
 */
final class MinimumDegree {
  private final int[][] neighbours;
  private final int[][] elements;
  private final int[][] members;
  private final boolean[] eliminated;
  private final boolean[] absorbed;
  private final int[] degree;
  private final int[] mark;
  private int stamp;

  private MinimumDegree(int[][] adjacency) {
    int size = adjacency.length;
    this.neighbours = new int[size][];
    this.elements = new int[size][];
    this.members = new int[size][];
    this.eliminated = new boolean[size];
    this.absorbed = new boolean[size];
    this.degree = new int[size];
    this.mark = new int[size];
    for (int v = 0; v < size; v++) {
      neighbours[v] = adjacency[v].clone();
      elements[v] = new int[0];
      degree[v] = adjacency[v].length;
    }
  }

  /**
   * An order.
   *
   * @param adjacency of each vertex its neighbours, each once and itself not among them
   * @return vertices, the first to be eliminated first
   */
  static int[] order(int[][] adjacency) {
    return new MinimumDegree(adjacency).order();
  }

  private record Entry(int vertex, int degree) {}

  private int[] order() {
    int size = neighbours.length;
    PriorityQueue<Entry> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.degree != b.degree
                    ? Integer.compare(a.degree, b.degree)
                    : Integer.compare(a.vertex, b.vertex));
    for (int v = 0; v < size; v++) {
      queue.add(new Entry(v, degree[v]));
    }
    int[] order = new int[size];
    int count = 0;
    while (count < size) {
      Entry least = queue.remove();
      int v = least.vertex;
      if (eliminated[v] || least.degree != degree[v]) {
        continue;
      }
      order[count++] = v;
      for (int u : eliminate(v)) {
        queue.add(new Entry(u, degree[u]));
      }
    }
    return order;
  }

  /** Makes the vertex an element; returns its members, whose degrees are new. */
  private int[] eliminate(int v) {
    eliminated[v] = true;
    List<Integer> found = new ArrayList<>();
    stamp++;
    mark[v] = stamp;
    collect(neighbours[v], found);
    for (int e : elements[v]) {
      collect(members[e], found);
      absorbed[e] = true;
      members[e] = new int[0];
    }
    int[] own = found.stream().mapToInt(Integer::intValue).toArray();
    members[v] = own;
    for (int u : own) {
      elements[u] = withElement(elements[u], v);
      neighbours[u] = Arrays.stream(neighbours[u]).filter(w -> mark[w] != stamp).toArray();
    }
    for (int u : own) {
      degree[u] = bound(u);
    }
    return own;
  }

  private void collect(int[] vertices, List<Integer> found) {
    for (int u : vertices) {
      if (!eliminated[u] && mark[u] != stamp) {
        mark[u] = stamp;
        found.add(u);
      }
    }
  }

  private int[] withElement(int[] before, int element) {
    int[] after = new int[before.length + 1];
    int count = 0;
    for (int e : before) {
      if (!absorbed[e]) {
        after[count++] = e;
      }
    }
    after[count++] = element;
    return Arrays.copyOf(after, count);
  }

  private int bound(int u) {
    int sum = neighbours[u].length;
    for (int e : elements[u]) {
      sum += members[e].length - 1;
    }
    return sum;
  }
}
