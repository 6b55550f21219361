package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Factors a sparse symmetric positive definite matrix A = LLᵀ again and again with the same
 * pattern, row by row of L along the elimination tree (Davis, Direct Methods for Sparse Linear
 * Systems, chapter 4). The order of rows is the caller's to choose well. One thread.
 */
final class SparseCholesky {
  private final int size;
  private final int[] columnStarts;
  private final int[] rows;
  private final int[] parent;
  private final int[] factorStarts;
  private final int[] factorRows;
  private final double[] factor;

  /** Work space: where each column of L has been filled to, a dense row, marks, a stack. */
  private final int[] filled;

  private final double[] row;
  private final int[] mark;
  private final int[] reached;

  /**
   * Analyses a pattern.
   *
   * @param columnStarts where each column of the upper triangle starts in {@code rows}, and the end
   * @param rows of the upper triangle's entries, column by column, the diagonal among them
   */
  SparseCholesky(int[] columnStarts, int[] rows) {
    this.size = columnStarts.length - 1;
    this.columnStarts = columnStarts.clone();
    this.rows = rows.clone();
    this.parent = eliminationTree();
    this.mark = new int[size];
    this.reached = new int[size];
    this.filled = new int[size];
    this.row = new double[size];
    this.factorStarts = new int[size + 1];
    int[] counts = new int[size];
    Arrays.fill(mark, -1);
    for (int k = 0; k < size; k++) {
      counts[k]++;
      for (int i = reach(k); i < size; i++) {
        counts[reached[i]]++;
      }
    }
    for (int k = 0; k < size; k++) {
      factorStarts[k + 1] = Math.addExact(factorStarts[k], counts[k]);
    }
    this.factorRows = new int[factorStarts[size]];
    this.factor = new double[factorStarts[size]];
  }

  private int[] eliminationTree() {
    int[] tree = new int[size];
    int[] ancestor = new int[size];
    for (int k = 0; k < size; k++) {
      tree[k] = -1;
      ancestor[k] = -1;
      for (int p = columnStarts[k]; p < columnStarts[k + 1]; p++) {
        int i = rows[p];
        while (i != -1 && i < k) {
          int next = ancestor[i];
          ancestor[i] = k;
          if (next == -1) {
            tree[i] = k;
          }
          i = next;
        }
      }
    }
    return tree;
  }

  /** The pattern of row k of L in {@code reached}, from the returned place on, roots last. */
  private int reach(int k) {
    int top = size;
    mark[k] = k;
    for (int p = columnStarts[k]; p < columnStarts[k + 1]; p++) {
      int i = rows[p];
      int length = 0;
      while (i < k && mark[i] != k) {
        reached[length++] = i;
        mark[i] = k;
        i = parent[i];
      }
      while (length > 0) {
        reached[--top] = reached[--length];
      }
    }
    return top;
  }

  /**
   * Factors.
   *
   * @param values of the entries, in the pattern's order
   * @return false if the matrix is not positive definite
   */
  boolean factor(double[] values) {
    Arrays.fill(mark, -1);
    System.arraycopy(factorStarts, 0, filled, 0, size);
    for (int k = 0; k < size; k++) {
      int top = reach(k);
      row[k] = 0;
      for (int p = columnStarts[k]; p < columnStarts[k + 1]; p++) {
        row[rows[p]] = values[p];
      }
      double pivot = row[k];
      row[k] = 0;
      for (int t = top; t < size; t++) {
        int i = reached[t];
        double entry = row[i] / factor[factorStarts[i]];
        row[i] = 0;
        for (int p = factorStarts[i] + 1; p < filled[i]; p++) {
          row[factorRows[p]] -= factor[p] * entry;
        }
        pivot -= entry * entry;
        factorRows[filled[i]] = k;
        factor[filled[i]++] = entry;
      }
      if (!(pivot > 0)) {
        Arrays.fill(row, 0);
        return false;
      }
      factorRows[filled[k]] = k;
      factor[filled[k]++] = Math.sqrt(pivot);
    }
    return true;
  }

  /** Solves Ax = b in place of b, by the last factor. */
  void solve(double[] b) {
    for (int k = 0; k < size; k++) {
      b[k] /= factor[factorStarts[k]];
      for (int p = factorStarts[k] + 1; p < factorStarts[k + 1]; p++) {
        b[factorRows[p]] -= factor[p] * b[k];
      }
    }
    for (int k = size - 1; k >= 0; k--) {
      for (int p = factorStarts[k] + 1; p < factorStarts[k + 1]; p++) {
        b[k] -= factor[p] * b[factorRows[p]];
      }
      b[k] /= factor[factorStarts[k]];
    }
  }

  /** Entries of L. */
  int entries() {
    return factor.length;
  }
}
