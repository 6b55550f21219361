package io.drover.slam.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the 3×3 blocks of a pose graph's Hessian stand in the upper triangle of a sparse matrix.
 */
final class BlockPattern {
  private static final int DOF = 3;

  private final int[] offsets;
  private final int[] columnStarts;
  private final int[] rows;

  /** By position in the order: positions of the blocks above the diagonal one, rising. */
  private final int[][] above;

  private BlockPattern(int[] offsets, int[][] above) {
    this.offsets = offsets;
    this.above = above;
    int size = DOF * above.length;
    columnStarts = new int[size + 1];
    for (int block = 0; block < above.length; block++) {
      for (int k = 0; k < DOF; k++) {
        int column = DOF * block + k;
        columnStarts[column + 1] = columnStarts[column] + DOF * above[block].length + k + 1;
      }
    }
    rows = new int[columnStarts[size]];
    int next = 0;
    for (int block = 0; block < above.length; block++) {
      for (int k = 0; k < DOF; k++) {
        for (int other : above[block]) {
          rows[next++] = DOF * other;
          rows[next++] = DOF * other + 1;
          rows[next++] = DOF * other + 2;
        }
        for (int row = 0; row <= k; row++) {
          rows[next++] = DOF * block + row;
        }
      }
    }
  }

  static BlockPattern of(PoseProblem problem, int[] from, int[] to) {
    int[] free = new int[problem.size()];
    int count = 0;
    for (int pose = 0; pose < free.length; pose++) {
      free[pose] = problem.fixed(pose) ? -1 : count++;
    }
    List<Set<Integer>> adjacent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      adjacent.add(new HashSet<>());
    }
    for (int e = 0; e < from.length; e++) {
      int i = free[from[e]];
      int j = free[to[e]];
      if (i >= 0 && j >= 0) {
        adjacent.get(i).add(j);
        adjacent.get(j).add(i);
      }
    }
    int[][] adjacency = new int[count][];
    for (int i = 0; i < count; i++) {
      adjacency[i] = adjacent.get(i).stream().mapToInt(Integer::intValue).sorted().toArray();
    }
    int[] order = MinimumDegree.order(adjacency);
    int[] position = new int[count];
    for (int k = 0; k < count; k++) {
      position[order[k]] = k;
    }
    int[][] above = new int[count][];
    for (int k = 0; k < count; k++) {
      int at = k;
      above[k] =
          Arrays.stream(adjacency[order[k]])
              .map(v -> position[v])
              .filter(p -> p < at)
              .sorted()
              .toArray();
    }
    int[] offsets = new int[free.length];
    for (int pose = 0; pose < free.length; pose++) {
      offsets[pose] = free[pose] < 0 ? -1 : DOF * position[free[pose]];
    }
    return new BlockPattern(offsets, above);
  }

  int[] offsets() {
    return offsets;
  }

  int[] columnStarts() {
    return columnStarts;
  }

  int[] rows() {
    return rows;
  }

  /**
   * Places of the first rows of the columns of three blocks: the diagonal ones of two poses, and
   * the one between them; −1 where there is none.
   */
  int[] places(int from, int to) {
    int[] places = new int[DOF * DOF];
    Arrays.fill(places, -1);
    diagonal(offsets[from], places, 0);
    diagonal(offsets[to], places, DOF);
    if (offsets[from] >= 0 && offsets[to] >= 0) {
      int row = Math.min(offsets[from], offsets[to]) / DOF;
      int column = Math.max(offsets[from], offsets[to]) / DOF;
      int index = Arrays.binarySearch(above[column], row);
      for (int k = 0; k < DOF; k++) {
        places[2 * DOF + k] = columnStarts[DOF * column + k] + DOF * index;
      }
    }
    return places;
  }

  private void diagonal(int offset, int[] places, int first) {
    if (offset >= 0) {
      for (int k = 0; k < DOF; k++) {
        places[first + k] = columnStarts[offset + k] + DOF * above[offset / DOF].length;
      }
    }
  }
}
