package io.drover.slam.simulation;

import java.util.Arrays;

/**
 * How far each cell of a grid is from the nearest blocked one, exactly and in time linear in the
 * number of cells (Felzenszwalb and Huttenlocher, Theory of Computing 2012).
 */
final class DistanceTransform {
  private static final int FAR = 1 << 14;

  private DistanceTransform() {}

  /**
   * Distances between the cells' middles; nothing outside of the grid is blocked.
   *
   * @param blocked by cell, row by row
   * @param resolution side of a cell, metres
   * @return metres, 0 in blocked cells
   */
  static float[] metres(boolean[] blocked, int width, double resolution) {
    int height = blocked.length / width;
    int[] inColumn = withinColumns(blocked, width, height);
    float[] metres = new float[blocked.length];
    int[] vertex = new int[width];
    double[] from = new double[width + 1];
    for (int row = 0; row < height; row++) {
      envelope(inColumn, row * width, width, vertex, from);
      int parabola = 0;
      for (int column = 0; column < width; column++) {
        while (from[parabola + 1] < column) {
          parabola++;
        }
        double dx = column - vertex[parabola];
        double dy = inColumn[row * width + vertex[parabola]];
        metres[row * width + column] = (float) (resolution * Math.sqrt(dx * dx + dy * dy));
      }
    }
    return metres;
  }

  /** For each cell the number of rows to the nearest blocked one of its column. */
  private static int[] withinColumns(boolean[] blocked, int width, int height) {
    int[] rows = new int[blocked.length];
    Arrays.fill(rows, FAR);
    for (int i = 0; i < rows.length; i++) {
      int below = i >= width ? rows[i - width] + 1 : FAR;
      rows[i] = blocked[i] ? 0 : Math.min(FAR, below);
    }
    for (int i = (height - 1) * width - 1; i >= 0; i--) {
      rows[i] = Math.min(rows[i], rows[i + width] + 1);
    }
    return rows;
  }

  /** The lower envelope of a parabola for each column: whose is the lowest, and from where on. */
  private static void envelope(int[] rows, int start, int width, int[] vertex, double[] from) {
    int last = 0;
    vertex[0] = 0;
    from[0] = Double.NEGATIVE_INFINITY;
    from[1] = Double.POSITIVE_INFINITY;
    for (int column = 1; column < width; column++) {
      double crossing = crossing(rows, start, vertex[last], column);
      while (crossing <= from[last]) {
        last--;
        crossing = crossing(rows, start, vertex[last], column);
      }
      last++;
      vertex[last] = column;
      from[last] = crossing;
      from[last + 1] = Double.POSITIVE_INFINITY;
    }
  }

  private static double crossing(int[] rows, int start, int left, int right) {
    double leftHeight = (double) rows[start + left] * rows[start + left] + (double) left * left;
    double rightHeight =
        (double) rows[start + right] * rows[start + right] + (double) right * right;
    return (rightHeight - leftHeight) / (2.0 * (right - left));
  }
}
