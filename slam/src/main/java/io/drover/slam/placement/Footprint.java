package io.drover.slam.placement;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.slam.grid.ProbabilityGrid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What of the world a map covers: square cells of a raster that all footprints share. Immutable.
 *
 * <p>Cell (column, row) covers [column · {@link #CELL_METRES}, (column + 1) · {@link #CELL_METRES})
 * of the common frame's x, likewise in y.
 */
public final class Footprint {
  /** Side of a cell: far below a room, far above what maps of one place disagree by. */
  public static final double CELL_METRES = 0.5;

  static final double CELL_SQUARE_METRES = CELL_METRES * CELL_METRES;

  /** Of a cell, to be covered: less than that is the fringe of a beam. */
  private static final double KNOWN_SHARE = 0.5;

  private final long[] cells;

  private Footprint(LongStream cells) {
    this.cells = cells.sorted().distinct().toArray();
  }

  /** Of given cells, by {@link #cell}; the same one twice counts once. */
  public static Footprint ofCells(long... cells) {
    return new Footprint(Arrays.stream(cells));
  }

  /** A cell's name. */
  public static long cell(int column, int row) {
    return (long) column << Integer.SIZE | Integer.toUnsignedLong(row);
  }

  /**
   * Of the cells that a grid knows at least half of.
   *
   * @param grid not modified
   * @param pose of the grid's frame in the common one
   */
  public static Footprint of(ProbabilityGrid grid, Pose2 pose) {
    Extent extent = Extent.of(grid, pose);
    int[] known = new int[extent.columns * extent.rows];
    double cosine = Math.cos(pose.theta());
    double sine = Math.sin(pose.theta());
    for (int row = 0; row < grid.height(); row++) {
      double y = grid.minY() + (row + 0.5) * grid.resolution();
      for (int column = 0; column < grid.width(); column++) {
        if (grid.cell(column, row) != ProbabilityGrid.UNKNOWN) {
          double x = grid.minX() + (column + 0.5) * grid.resolution();
          known[extent.index(pose.x() + cosine * x - sine * y, pose.y() + sine * x + cosine * y)]++;
        }
      }
    }
    double least = KNOWN_SHARE * CELL_SQUARE_METRES / (grid.resolution() * grid.resolution());
    return new Footprint(
        LongStream.range(0, known.length)
            .filter(i -> known[(int) i] > 0 && known[(int) i] >= least)
            .map(i -> extent.cell((int) i)));
  }

  /** Of all that any of several covers: a robot's submaps, or the maps of a group. */
  public static Footprint union(List<Footprint> parts) {
    return new Footprint(parts.stream().flatMapToLong(part -> Arrays.stream(part.cells)));
  }

  /** What it covers. */
  public double squareMetres() {
    return cells.length * CELL_SQUARE_METRES;
  }

  /** The cells' names, ascending. */
  LongStream cells() {
    return Arrays.stream(cells);
  }

  /** The cells around a grid that has been turned. */
  private record Extent(int firstColumn, int firstRow, int columns, int rows) {
    static Extent of(ProbabilityGrid grid, Pose2 pose) {
      double width = grid.width() * grid.resolution();
      double height = grid.height() * grid.resolution();
      List<Vector2> corners =
          List.of(
              pose.apply(new Vector2(grid.minX(), grid.minY())),
              pose.apply(new Vector2(grid.minX() + width, grid.minY())),
              pose.apply(new Vector2(grid.minX(), grid.minY() + height)),
              pose.apply(new Vector2(grid.minX() + width, grid.minY() + height)));
      var x = corners.stream().mapToDouble(Vector2::x).summaryStatistics();
      var y = corners.stream().mapToDouble(Vector2::y).summaryStatistics();
      int column = raster(x.getMin());
      int row = raster(y.getMin());
      return new Extent(column, row, raster(x.getMax()) - column + 1, raster(y.getMax()) - row + 1);
    }

    private static int raster(double metres) {
      return (int) Math.floor(metres / CELL_METRES);
    }

    int index(double x, double y) {
      return (raster(y) - firstRow) * columns + raster(x) - firstColumn;
    }

    long cell(int index) {
      return Footprint.cell(firstColumn + index % columns, firstRow + index / columns);
    }
  }
}
