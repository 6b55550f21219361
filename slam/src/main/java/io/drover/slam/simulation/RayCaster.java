package io.drover.slam.simulation;

/**
 * Where beams end in a floor plan: exactly where they enter the first occupied cell, by walking
 * from cell to cell (Amanatides and Woo, Eurographics 1987). Does not allocate. Any thread.
 */
public final class RayCaster {
  private final FloorPlan plan;

  public RayCaster(FloorPlan plan) {
    this.plan = plan;
  }

  /**
   * How far a beam goes.
   *
   * @param x of the laser in the plan's frame, metres
   * @param y likewise
   * @param direction of the beam in the plan's frame, radians
   * @param longest metres after which nothing is seen any more
   * @return metres; infinite if nothing stops it before; 0 inside of an occupied cell
   */
  public double range(double x, double y, double direction, double longest) {
    double dx = Math.cos(direction);
    double dy = Math.sin(direction);
    int column = plan.column(x);
    int row = plan.row(y);
    if (plan.occupied(column, row)) {
      return 0;
    }
    double side = plan.resolution();
    int stepX = dx > 0 ? 1 : -1;
    int stepY = dy > 0 ? 1 : -1;
    double acrossColumn = dx == 0 ? Double.POSITIVE_INFINITY : side / Math.abs(dx);
    double acrossRow = dy == 0 ? Double.POSITIVE_INFINITY : side / Math.abs(dy);
    double toColumn = toEdge(x - plan.minX(), column, side, dx);
    double toRow = toEdge(y - plan.minY(), row, side, dy);
    while (true) {
      double range;
      if (toColumn < toRow) {
        range = toColumn;
        column += stepX;
        toColumn += acrossColumn;
      } else {
        range = toRow;
        row += stepY;
        toRow += acrossRow;
      }
      if (range > longest || leaves(column, row, stepX, stepY)) {
        return Double.POSITIVE_INFINITY;
      }
      if (plan.occupied(column, row)) {
        return range;
      }
    }
  }

  /** Metres along the beam to the first edge between two columns or rows. */
  private static double toEdge(double offset, int cell, double side, double slope) {
    if (slope == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double edge = (slope > 0 ? cell + 1 : cell) * side;
    return Math.max(0, (edge - offset) / slope);
  }

  /** Whether a beam is outside and never comes back. */
  private boolean leaves(int column, int row, int stepX, int stepY) {
    return (stepX > 0 ? column >= plan.width() : column < 0)
        || (stepY > 0 ? row >= plan.height() : row < 0);
  }
}
