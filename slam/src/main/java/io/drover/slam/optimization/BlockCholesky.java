package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Factors a sparse symmetric positive definite matrix of 3×3 blocks, A = LLᵀ, again and again with
 * the same pattern: supernode by supernode, each looking left at those whose columns reach it (Ng
 * and Peyton 1993). Allocates nothing after it is made. One thread.
 */
final class BlockCholesky {
  private static final int BLOCK = BlockPattern.BLOCK;

  private final Supernodes supernodes;
  private final BlockPattern pattern;

  /** Of each supernode where it begins in {@code factor}: rows of blocks, one after the other. */
  private final int[] base;

  /** L; on its diagonal the reciprocals. */
  private final double[] factor;

  /** Where in {@code factor} each block of A belongs. */
  private final int[] target;

  /** By supernode those that reach it, and the first of their rows that does. */
  private final int[] reachStart;

  private final int[] reachFrom;
  private final int[] reachRow;

  /** Which row of the supernode at hand a row of the matrix is. */
  private final int[] local;

  BlockCholesky(Supernodes supernodes, BlockPattern pattern) {
    this.supernodes = supernodes;
    this.pattern = pattern;
    int count = supernodes.count();
    base = new int[count + 1];
    for (int s = 0; s < count; s++) {
      int blocks = Math.multiplyExact(supernodes.height(s), supernodes.width(s));
      base[s + 1] = Math.addExact(base[s], Math.multiplyExact(BLOCK, blocks));
    }
    factor = new double[base[count]];
    local = new int[pattern.columns()];
    target = targets();
    reachStart = new int[count + 1];
    for (int s = 0; s < count; s++) {
      for (int row = supernodes.width(s); row < supernodes.height(s); row++) {
        if (enters(s, row)) {
          reachStart[supernodes.owner(supernodes.row(s, row)) + 1]++;
        }
      }
    }
    for (int s = 0; s < count; s++) {
      reachStart[s + 1] += reachStart[s];
    }
    reachFrom = new int[reachStart[count]];
    reachRow = new int[reachStart[count]];
    int[] fill = reachStart.clone();
    for (int s = 0; s < count; s++) {
      for (int row = supernodes.width(s); row < supernodes.height(s); row++) {
        if (enters(s, row)) {
          int place = fill[supernodes.owner(supernodes.row(s, row))]++;
          reachFrom[place] = s;
          reachRow[place] = row;
        }
      }
    }
  }

  /** Whether a supernode's row is the first that is among another one's columns. */
  private boolean enters(int s, int row) {
    return row == supernodes.width(s)
        || supernodes.owner(supernodes.row(s, row)) != supernodes.owner(supernodes.row(s, row - 1));
  }

  private int[] targets() {
    int[] targets = new int[pattern.blocks()];
    for (int s = 0; s < supernodes.count(); s++) {
      locate(s);
      int width = supernodes.width(s);
      for (int c = 0; c < width; c++) {
        int column = supernodes.firstColumn(s) + c;
        targets[column] = base[s] + BLOCK * (c * width + c);
        for (int b = pattern.firstBelow(column); b < pattern.firstBelow(column + 1); b++) {
          targets[b] = base[s] + BLOCK * (local[pattern.row(b)] * width + c);
        }
      }
    }
    return targets;
  }

  private void locate(int s) {
    int height = supernodes.height(s);
    for (int k = 0; k < height; k++) {
      local[supernodes.row(s, k)] = k;
    }
  }

  /**
   * Factors A + damping · diag(A).
   *
   * @param values of the pattern's blocks, row by row; those on the diagonal whole
   * @return false if that is not positive definite
   */
  boolean factor(double[] values, double damping) {
    Arrays.fill(factor, 0);
    for (int block = 0; block < target.length; block++) {
      System.arraycopy(values, BLOCK * block, factor, target[block], BLOCK);
    }
    for (int column = 0; column < pattern.columns(); column++) {
      for (int k = 0; k < BLOCK; k += 4) {
        factor[target[column] + k] *= 1 + damping;
      }
    }
    for (int s = 0; s < supernodes.count(); s++) {
      locate(s);
      for (int reach = reachStart[s]; reach < reachStart[s + 1]; reach++) {
        subtract(s, reachFrom[reach], reachRow[reach]);
      }
      if (!eliminate(s)) {
        return false;
      }
    }
    return true;
  }

  /** Takes from supernode s what another contributes, whose rows from {@code start} on reach it. */
  private void subtract(int s, int other, int start) {
    int width = supernodes.width(s);
    int first = supernodes.firstColumn(s);
    int otherWidth = supernodes.width(other);
    int height = supernodes.height(other);
    int end = first + width;
    for (int q = start; q < height && supernodes.row(other, q) < end; q++) {
      int into = base[s] + BLOCK * (supernodes.row(other, q) - first);
      int right = base[other] + BLOCK * otherWidth * q;
      for (int r = q; r < height; r++) {
        multiply(
            base[other] + BLOCK * otherWidth * r,
            right,
            otherWidth,
            into + BLOCK * width * local[supernodes.row(other, r)]);
      }
    }
  }

  /** C −= Σ AₖBₖᵀ over {@code count} blocks that follow each other from A and from B on. */
  private void multiply(int a, int b, int count, int c) {
    double[] f = factor;
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
    double c3 = 0;
    double c4 = 0;
    double c5 = 0;
    double c6 = 0;
    double c7 = 0;
    double c8 = 0;
    int p = a;
    int q = b;
    for (int k = 0; k < count; k++) {
      double b0 = f[q];
      double b1 = f[q + 1];
      double b2 = f[q + 2];
      double b3 = f[q + 3];
      double b4 = f[q + 4];
      double b5 = f[q + 5];
      double b6 = f[q + 6];
      double b7 = f[q + 7];
      double b8 = f[q + 8];
      double x = f[p];
      double y = f[p + 1];
      double z = f[p + 2];
      c0 += x * b0 + y * b1 + z * b2;
      c1 += x * b3 + y * b4 + z * b5;
      c2 += x * b6 + y * b7 + z * b8;
      x = f[p + 3];
      y = f[p + 4];
      z = f[p + 5];
      c3 += x * b0 + y * b1 + z * b2;
      c4 += x * b3 + y * b4 + z * b5;
      c5 += x * b6 + y * b7 + z * b8;
      x = f[p + 6];
      y = f[p + 7];
      z = f[p + 8];
      c6 += x * b0 + y * b1 + z * b2;
      c7 += x * b3 + y * b4 + z * b5;
      c8 += x * b6 + y * b7 + z * b8;
      p += BLOCK;
      q += BLOCK;
    }
    f[c] -= c0;
    f[c + 1] -= c1;
    f[c + 2] -= c2;
    f[c + 3] -= c3;
    f[c + 4] -= c4;
    f[c + 5] -= c5;
    f[c + 6] -= c6;
    f[c + 7] -= c7;
    f[c + 8] -= c8;
  }

  /** Factors a supernode's columns, from which all others' contributions are taken. */
  private boolean eliminate(int s) {
    int width = supernodes.width(s);
    int height = supernodes.height(s);
    for (int c = 0; c < width; c++) {
      int right = base[s] + BLOCK * width * c;
      int diagonal = right + BLOCK * c;
      multiply(right, right, c, diagonal);
      if (!root(diagonal)) {
        return false;
      }
      for (int r = c + 1; r < height; r++) {
        int left = base[s] + BLOCK * width * r;
        multiply(left, right, c, left + BLOCK * c);
        divide(left + BLOCK * c, diagonal);
      }
    }
    return true;
  }

  /** Makes a block its Cholesky factor, reciprocals on the diagonal. */
  private boolean root(int d) {
    double[] f = factor;
    double square = f[d];
    if (!(square > 0)) {
      return false;
    }
    double r0 = 1 / Math.sqrt(square);
    double l10 = f[d + 3] * r0;
    double l20 = f[d + 6] * r0;
    square = f[d + 4] - l10 * l10;
    if (!(square > 0)) {
      return false;
    }
    double r1 = 1 / Math.sqrt(square);
    double l21 = (f[d + 7] - l20 * l10) * r1;
    square = f[d + 8] - l20 * l20 - l21 * l21;
    if (!(square > 0)) {
      return false;
    }
    f[d] = r0;
    f[d + 3] = l10;
    f[d + 4] = r1;
    f[d + 6] = l20;
    f[d + 7] = l21;
    f[d + 8] = 1 / Math.sqrt(square);
    return true;
  }

  /** Multiplies a block from the right by the inverse of a diagonal one's factor, transposed. */
  private void divide(int a, int d) {
    double[] f = factor;
    double r0 = f[d];
    double l10 = f[d + 3];
    double r1 = f[d + 4];
    double l20 = f[d + 6];
    double l21 = f[d + 7];
    double r2 = f[d + 8];
    for (int p = a; p < a + BLOCK; p += 3) {
      double x = f[p] * r0;
      double y = (f[p + 1] - x * l10) * r1;
      f[p] = x;
      f[p + 1] = y;
      f[p + 2] = (f[p + 2] - x * l20 - y * l21) * r2;
    }
  }

  /** Solves Ax = b in place of b, by the last factor. */
  void solve(double[] b) {
    for (int s = 0; s < supernodes.count(); s++) {
      forward(s, b);
    }
    for (int s = supernodes.count() - 1; s >= 0; s--) {
      backward(s, b);
    }
  }

  private void forward(int s, double[] b) {
    double[] f = factor;
    int width = supernodes.width(s);
    int height = supernodes.height(s);
    for (int c = 0; c < width; c++) {
      int d = base[s] + BLOCK * (c * width + c);
      int at = 3 * (supernodes.firstColumn(s) + c);
      double x = b[at] * f[d];
      double y = (b[at + 1] - f[d + 3] * x) * f[d + 4];
      double z = (b[at + 2] - f[d + 6] * x - f[d + 7] * y) * f[d + 8];
      b[at] = x;
      b[at + 1] = y;
      b[at + 2] = z;
      for (int r = c + 1; r < height; r++) {
        int p = base[s] + BLOCK * (r * width + c);
        int row = 3 * supernodes.row(s, r);
        b[row] -= f[p] * x + f[p + 1] * y + f[p + 2] * z;
        b[row + 1] -= f[p + 3] * x + f[p + 4] * y + f[p + 5] * z;
        b[row + 2] -= f[p + 6] * x + f[p + 7] * y + f[p + 8] * z;
      }
    }
  }

  private void backward(int s, double[] b) {
    double[] f = factor;
    int width = supernodes.width(s);
    int height = supernodes.height(s);
    for (int c = width - 1; c >= 0; c--) {
      int d = base[s] + BLOCK * (c * width + c);
      int at = 3 * (supernodes.firstColumn(s) + c);
      double x = b[at];
      double y = b[at + 1];
      double z = b[at + 2];
      for (int r = c + 1; r < height; r++) {
        int p = base[s] + BLOCK * (r * width + c);
        int row = 3 * supernodes.row(s, r);
        x -= f[p] * b[row] + f[p + 3] * b[row + 1] + f[p + 6] * b[row + 2];
        y -= f[p + 1] * b[row] + f[p + 4] * b[row + 1] + f[p + 7] * b[row + 2];
        z -= f[p + 2] * b[row] + f[p + 5] * b[row + 1] + f[p + 8] * b[row + 2];
      }
      z *= f[d + 8];
      y = (y - f[d + 7] * z) * f[d + 4];
      x = (x - f[d + 3] * y - f[d + 6] * z) * f[d];
      b[at] = x;
      b[at + 1] = y;
      b[at + 2] = z;
    }
  }
}
