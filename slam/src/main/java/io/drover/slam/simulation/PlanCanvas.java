package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** The cells of a plan while it is drawn; the building's lower left corner is the origin. */
final class PlanCanvas {
  /** Around a building, metres. */
  private static final double MARGIN = 1;

  private final double resolution;
  private final int width;
  private final int height;
  private final byte[] cells;

  /**
   * All unknown.
   *
   * @param metresX of the building
   * @param metresY likewise
   */
  PlanCanvas(double metresX, double metresY, double resolution) {
    this(
        resolution,
        cellsOf(metresX + 2 * MARGIN, resolution),
        cellsOf(metresY + 2 * MARGIN, resolution));
    Arrays.fill(cells, FloorPlan.UNKNOWN);
  }

  private PlanCanvas(double resolution, int width, int height) {
    this.resolution = resolution;
    this.width = width;
    this.height = height;
    this.cells = new byte[width * height];
  }

  private static int cellsOf(double metres, double resolution) {
    return (int) Math.ceil(metres / resolution - 1e-9);
  }

  double resolution() {
    return resolution;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte cell(int index) {
    return cells[index];
  }

  void set(int index, byte value) {
    cells[index] = value;
  }

  int column(double x) {
    return (int) Math.floor((x + MARGIN) / resolution + 1e-9);
  }

  int row(double y) {
    return (int) Math.floor((y + MARGIN) / resolution + 1e-9);
  }

  /** The middle of a column. */
  double x(int column) {
    return (column + 0.5) * resolution - MARGIN;
  }

  /** The middle of a row. */
  double y(int row) {
    return (row + 0.5) * resolution - MARGIN;
  }

  /** Gives every cell of an upright rectangle a value. */
  void fill(double minX, double minY, double maxX, double maxY, byte value) {
    int left = column(minX);
    int right = Math.max(left + 1, column(maxX));
    int low = row(minY);
    int high = Math.max(low + 1, row(maxY));
    for (int row = low; row < high; row++) {
      Arrays.fill(cells, row * width + left, row * width + right, value);
    }
  }

  /** Visits the cells of a shape whose frame stands at a pose. */
  void visit(FurnitureShape shape, Pose2 pose, IntConsumer visitor) {
    boolean unused =
        all(
            shape,
            pose,
            cell -> {
              visitor.accept(cell);
              return true;
            });
  }

  /** Whether a condition holds at all cells of a shape, of which there is one at least. */
  boolean all(FurnitureShape shape, Pose2 pose, IntPredicate condition) {
    Vector2 middle = pose.apply(new Vector2(shape.x(), shape.y()));
    Pose2 inverse = pose.inverse();
    int middleColumn = column(middle.x());
    int middleRow = row(middle.y());
    int reach = (int) Math.ceil(shape.reach() / resolution) + 1;
    for (int row = Math.max(0, middleRow - reach);
        row <= Math.min(height - 1, middleRow + reach);
        row++) {
      for (int column = Math.max(0, middleColumn - reach);
          column <= Math.min(width - 1, middleColumn + reach);
          column++) {
        Vector2 local = inverse.apply(new Vector2(x(column), y(row)));
        boolean within =
            shape.contains(local.x(), local.y()) || (column == middleColumn && row == middleRow);
        if (within && !condition.test(row * width + column)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The plan, x and y exchanged if so wished. */
  FloorPlan plan(boolean transposed) {
    if (!transposed) {
      return new FloorPlan(resolution, -MARGIN, -MARGIN, width, cells);
    }
    byte[] turned = new byte[cells.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        turned[column * height + row] = cells[row * width + column];
      }
    }
    return new FloorPlan(resolution, -MARGIN, -MARGIN, height, turned);
  }
}
