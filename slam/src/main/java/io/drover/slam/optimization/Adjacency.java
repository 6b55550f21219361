package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Which vertices of an undirected graph touch: the neighbours of {@code v} are {@code
 * neighbours[starts[v]]} to {@code neighbours[starts[v + 1] - 1]}, each once, in no order.
 */
final class Adjacency {
  private final int[] starts;
  private final int[] neighbours;

  private Adjacency(int[] starts, int[] neighbours) {
    this.starts = starts;
    this.neighbours = neighbours;
  }

  /**
   * Of pairs of vertices; pairs that repeat count once, those of a vertex with itself or with a
   * negative number not at all.
   */
  static Adjacency of(int vertices, int[] first, int[] second) {
    int[] ends = new int[vertices + 1];
    for (int pair = 0; pair < first.length; pair++) {
      if (joins(first[pair], second[pair])) {
        ends[first[pair] + 1]++;
        ends[second[pair] + 1]++;
      }
    }
    for (int v = 0; v < vertices; v++) {
      ends[v + 1] += ends[v];
    }
    int[] all = new int[ends[vertices]];
    int[] fill = Arrays.copyOf(ends, vertices);
    for (int pair = 0; pair < first.length; pair++) {
      if (joins(first[pair], second[pair])) {
        all[fill[first[pair]]++] = second[pair];
        all[fill[second[pair]]++] = first[pair];
      }
    }
    return withoutRepeats(vertices, ends, all);
  }

  private static boolean joins(int first, int second) {
    return first >= 0 && second >= 0 && first != second;
  }

  private static Adjacency withoutRepeats(int vertices, int[] ends, int[] all) {
    int[] starts = new int[vertices + 1];
    int[] seenBy = new int[vertices];
    Arrays.fill(seenBy, -1);
    int count = 0;
    for (int v = 0; v < vertices; v++) {
      starts[v] = count;
      for (int p = ends[v]; p < ends[v + 1]; p++) {
        int u = all[p];
        if (seenBy[u] != v) {
          seenBy[u] = v;
          all[count++] = u;
        }
      }
    }
    starts[vertices] = count;
    return new Adjacency(starts, Arrays.copyOf(all, count));
  }

  int vertices() {
    return starts.length - 1;
  }

  int start(int vertex) {
    return starts[vertex];
  }

  int end(int vertex) {
    return starts[vertex + 1];
  }

  int neighbour(int place) {
    return neighbours[place];
  }

  int degree(int vertex) {
    return starts[vertex + 1] - starts[vertex];
  }

  /** All neighbours, vertex by vertex; the caller's to change. */
  int[] copyOfNeighbours() {
    return neighbours.clone();
  }

  /** The same graph with vertex {@code order[k]} called {@code k}. */
  Adjacency renamed(int[] order) {
    int[] name = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      name[order[k]] = k;
    }
    int[] renamedStarts = new int[starts.length];
    int[] renamedNeighbours = new int[neighbours.length];
    int count = 0;
    for (int k = 0; k < order.length; k++) {
      for (int p = starts[order[k]]; p < starts[order[k] + 1]; p++) {
        renamedNeighbours[count++] = name[neighbours[p]];
      }
      renamedStarts[k + 1] = count;
    }
    return new Adjacency(renamedStarts, renamedNeighbours);
  }
}
