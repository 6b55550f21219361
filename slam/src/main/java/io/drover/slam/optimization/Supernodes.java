package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Where the factor L of a matrix has its blocks, found once for a pattern: columns that follow each
 * other and have the same blocks below them are one supernode (Liu, Ng and Peyton 1993), whose
 * blocks stand together as a dense trapezium.
 *
 * <p>Vertices of the graph are the matrix's rows and columns of blocks. They are put in an order of
 * {@link MinimumDegree}, and that in the order in which the elimination tree is walked, children
 * first.
 */
final class Supernodes {
  private final int[] order;
  private final Adjacency graph;

  /** Of each column its supernode; of each supernode its first column, and the end. */
  private final int[] owner;

  private final int[] first;
  private int count;

  /** Rows of supernodes, each rising, its own columns among them. */
  private int[] rows;

  private final int[] rowStart;

  private Supernodes(int[] order, Adjacency graph) {
    this.order = order;
    this.graph = graph;
    int size = order.length;
    this.owner = new int[size];
    this.first = new int[size + 1];
    this.rowStart = new int[size + 1];
    this.rows = new int[4 * size];
  }

  static Supernodes of(Adjacency graph) {
    int[] order = MinimumDegree.order(graph);
    int[] parents = EliminationTree.parents(graph.renamed(order));
    int[] walk = EliminationTree.childrenFirst(parents);
    int[] walked = new int[order.length];
    for (int k = 0; k < walked.length; k++) {
      walked[k] = order[walk[k]];
    }
    Adjacency renamed = graph.renamed(walked);
    Supernodes supernodes = new Supernodes(walked, renamed);
    supernodes.find(EliminationTree.parents(renamed));
    return supernodes;
  }

  private void find(int[] parents) {
    int size = order.length;
    int[] firstChild = new int[size];
    int[] nextChild = new int[size];
    Arrays.fill(firstChild, -1);
    int[] seenBy = new int[size];
    Arrays.fill(seenBy, -1);
    int[] found = new int[size];
    int before = 0;
    for (int j = 0; j < size; j++) {
      seenBy[j] = j;
      int length = 0;
      for (int p = graph.start(j); p < graph.end(j); p++) {
        length = add(graph.neighbour(p), j, seenBy, found, length);
      }
      for (int child = firstChild[j]; child >= 0; child = nextChild[child]) {
        int s = owner[child];
        for (int p = rowStart[s] + child - first[s] + 1; p < rowStart[s + 1]; p++) {
          length = add(rows[p], j, seenBy, found, length);
        }
      }
      if (j == 0 || parents[j - 1] != j || length != before - 1) {
        open(j, found, length);
      }
      owner[j] = count - 1;
      before = length;
      if (parents[j] >= 0) {
        nextChild[j] = firstChild[parents[j]];
        firstChild[parents[j]] = j;
      }
    }
    first[count] = size;
  }

  private static int add(int row, int column, int[] seenBy, int[] found, int length) {
    if (row <= column || seenBy[row] == column) {
      return length;
    }
    seenBy[row] = column;
    found[length] = row;
    return length + 1;
  }

  private void open(int column, int[] found, int length) {
    Arrays.sort(found, 0, length);
    int start = rowStart[count];
    int end = Math.addExact(start, length + 1);
    if (end > rows.length) {
      rows = Arrays.copyOf(rows, 2 * end);
    }
    rows[start] = column;
    System.arraycopy(found, 0, rows, start + 1, length);
    first[count++] = column;
    rowStart[count] = end;
  }

  /** The graph's vertices in the order of the matrix's columns. */
  int[] order() {
    return order;
  }

  /** The graph, its vertices called by their columns. */
  Adjacency graph() {
    return graph;
  }

  int count() {
    return count;
  }

  /** Of a column. */
  int owner(int column) {
    return owner[column];
  }

  int firstColumn(int supernode) {
    return first[supernode];
  }

  /** Columns. */
  int width(int supernode) {
    return first[supernode + 1] - first[supernode];
  }

  /** Rows, its own columns' among them. */
  int height(int supernode) {
    return rowStart[supernode + 1] - rowStart[supernode];
  }

  /** The k-th row that a supernode has blocks in; the first are its own columns. */
  int row(int supernode, int k) {
    return rows[rowStart[supernode] + k];
  }
}
