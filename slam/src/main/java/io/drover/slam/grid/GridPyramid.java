package io.drover.slam.grid;

import java.util.Arrays;

/**
 * For each level h the highest value of the 2ʰ × 2ʰ cells from a cell on to the right and up: an
 * upper bound of what any of them can score (Hess et al. 2016, section V-B).
 */
public final class GridPyramid {
  private final ProbabilityGrid grid;
  private final Level[] levels;

  /** Cells are shifted by the window less one, for windows that only begin outside. */
  private record Level(byte[] cells, int width, int height, int shift) {
    byte at(int column, int row) {
      int x = column + shift;
      int y = row + shift;
      return x >= 0 && y >= 0 && x < width && y < height
          ? cells[y * width + x]
          : ProbabilityGrid.UNKNOWN;
    }
  }

  /**
   * Of a grid that does not change any more.
   *
   * @param depth number of levels, ≥ 1
   */
  public GridPyramid(ProbabilityGrid grid, int depth) {
    this.grid = grid;
    this.levels = new Level[depth];
    levels[0] = new Level(grid.cells(), grid.width(), grid.height(), 0);
    for (int h = 1; h < depth; h++) {
      levels[h] = doubled(levels[h - 1], 1 << (h - 1));
    }
  }

  /** The highest of four windows of the level below. */
  private static Level doubled(Level below, int side) {
    int width = below.width + side;
    int height = below.height + side;
    int shift = below.shift + side;
    byte[] cells = new byte[width * height];
    Arrays.fill(cells, ProbabilityGrid.UNKNOWN);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = x - shift;
        int row = y - shift;
        int low = Math.max(below.at(column, row), below.at(column + side, row));
        int high = Math.max(below.at(column, row + side), below.at(column + side, row + side));
        cells[y * width + x] = (byte) Math.max(low, high);
      }
    }
    return new Level(cells, width, height, shift);
  }

  public int depth() {
    return levels.length;
  }

  public double resolution() {
    return grid.resolution();
  }

  /** Column of a place; may lie outside. */
  public int column(double x) {
    return grid.column(x);
  }

  /** Row of a place; may lie outside. */
  public int row(double y) {
    return grid.row(y);
  }

  /** The sum over points of the highest probability in each one's window. */
  public double sum(int level, int[] columns, int[] rows, int dx, int dy) {
    Level at = levels[level];
    float[] table = ProbabilityGrid.table();
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += table[at.at(columns[i] + dx, rows[i] + dy) & 0xff];
    }
    return sum;
  }
}
