package io.drover.slam.optimization;

/**
 * The blocks of a symmetric matrix that are not zero, lower triangle: number {@code j} is the one
 * on the diagonal of column {@code j}; after those come the ones below it, column by column.
 */
final class BlockPattern {
  /** Doubles in a block: 3×3, row by row. */
  static final int BLOCK = 9;

  private final Adjacency graph;
  private final int[] belowStart;
  private final int[] belowRows;

  private BlockPattern(Adjacency graph) {
    this.graph = graph;
    int size = graph.vertices();
    belowStart = new int[size + 1];
    for (int j = 0; j < size; j++) {
      int below = 0;
      for (int p = graph.start(j); p < graph.end(j); p++) {
        below += graph.neighbour(p) > j ? 1 : 0;
      }
      belowStart[j + 1] = belowStart[j] + below;
    }
    belowRows = new int[belowStart[size]];
    for (int j = 0; j < size; j++) {
      int next = belowStart[j];
      for (int p = graph.start(j); p < graph.end(j); p++) {
        if (graph.neighbour(p) > j) {
          belowRows[next++] = graph.neighbour(p);
        }
      }
    }
  }

  /** Of a matrix that has a block wherever two vertices touch. */
  static BlockPattern of(Adjacency graph) {
    return new BlockPattern(graph);
  }

  int columns() {
    return graph.vertices();
  }

  int blocks() {
    return columns() + belowRows.length;
  }

  /** The first of a column's blocks below the diagonal; the last is before the next column's. */
  int firstBelow(int column) {
    return columns() + belowStart[column];
  }

  /** The row of a block below the diagonal. */
  int row(int block) {
    return belowRows[block - columns()];
  }

  /** The numbers of the blocks of pairs of columns; −1 where either is negative. */
  int[] find(int[] first, int[] second) {
    int[] pairStart = new int[columns() + 1];
    for (int pair = 0; pair < first.length; pair++) {
      if (first[pair] >= 0 && second[pair] >= 0) {
        pairStart[Math.min(first[pair], second[pair]) + 1]++;
      }
    }
    for (int j = 0; j < columns(); j++) {
      pairStart[j + 1] += pairStart[j];
    }
    int[] fill = pairStart.clone();
    int[] byColumn = new int[pairStart[columns()]];
    int[] found = new int[first.length];
    for (int pair = 0; pair < first.length; pair++) {
      found[pair] = -1;
      if (first[pair] >= 0 && second[pair] >= 0) {
        byColumn[fill[Math.min(first[pair], second[pair])]++] = pair;
      }
    }
    int[] blockOfRow = new int[columns()];
    for (int j = 0; j < columns(); j++) {
      for (int block = firstBelow(j); block < firstBelow(j + 1); block++) {
        blockOfRow[row(block)] = block;
      }
      for (int p = pairStart[j]; p < pairStart[j + 1]; p++) {
        int pair = byColumn[p];
        found[pair] = blockOfRow[Math.max(first[pair], second[pair])];
      }
    }
    return found;
  }
}
