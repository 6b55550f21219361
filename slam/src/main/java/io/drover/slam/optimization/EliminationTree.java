package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Which column of a Cholesky factor a column's work goes to next: the elimination tree (Liu 1990;
 * Davis, Direct Methods for Sparse Linear Systems, chapter 4).
 */
final class EliminationTree {
  private EliminationTree() {}

  /** Of each vertex its parent, −1 of a root; vertices are eliminated by rising number. */
  static int[] parents(Adjacency graph) {
    int[] parents = new int[graph.vertices()];
    int[] ancestors = new int[graph.vertices()];
    for (int k = 0; k < parents.length; k++) {
      parents[k] = -1;
      ancestors[k] = -1;
      for (int p = graph.start(k); p < graph.end(k); p++) {
        int i = graph.neighbour(p);
        while (i >= 0 && i < k) {
          int next = ancestors[i];
          ancestors[i] = k;
          if (next < 0) {
            parents[i] = k;
          }
          i = next;
        }
      }
    }
    return parents;
  }

  /** The vertices, every one right after all that are below it. */
  static int[] childrenFirst(int[] parents) {
    int size = parents.length;
    int[] firstChild = new int[size];
    int[] sibling = new int[size];
    Arrays.fill(firstChild, -1);
    for (int v = size - 1; v >= 0; v--) {
      if (parents[v] >= 0) {
        sibling[v] = firstChild[parents[v]];
        firstChild[parents[v]] = v;
      }
    }
    int[] order = new int[size];
    int[] stack = new int[size];
    int count = 0;
    for (int root = 0; root < size; root++) {
      if (parents[root] >= 0) {
        continue;
      }
      int depth = 0;
      stack[0] = root;
      while (depth >= 0) {
        int v = stack[depth];
        int child = firstChild[v];
        if (child >= 0) {
          firstChild[v] = sibling[child];
          stack[++depth] = child;
        } else {
          order[count++] = v;
          depth--;
        }
      }
    }
    return order;
  }
}
