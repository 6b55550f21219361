package io.drover.slam.optimization;

import java.util.Arrays;

/** Vertices by their degree, so that one of the least is at hand: doubly linked lists. */
final class DegreeLists {
  private final int[] head;
  private final int[] next;
  private final int[] previous;
  private final int[] degree;
  private int least;

  DegreeLists(int vertices) {
    head = new int[Math.max(1, vertices)];
    next = new int[vertices];
    previous = new int[vertices];
    degree = new int[vertices];
    Arrays.fill(head, -1);
  }

  void put(int vertex, int itsDegree) {
    int second = head[itsDegree];
    head[itsDegree] = vertex;
    next[vertex] = second;
    previous[vertex] = -1;
    if (second >= 0) {
      previous[second] = vertex;
    }
    degree[vertex] = itsDegree;
    least = Math.min(least, itsDegree);
  }

  void remove(int vertex) {
    int after = next[vertex];
    int before = previous[vertex];
    if (before >= 0) {
      next[before] = after;
    } else {
      head[degree[vertex]] = after;
    }
    if (after >= 0) {
      previous[after] = before;
    }
  }

  /** Takes out a vertex of the least degree; there must be one. */
  int removeLeast() {
    while (head[least] < 0) {
      least++;
    }
    int vertex = head[least];
    remove(vertex);
    return vertex;
  }

  /** The degree that a vertex was last put in with. */
  int degree(int vertex) {
    return degree[vertex];
  }
}
