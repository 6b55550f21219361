package io.drover.airsim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the solids near a point or along a ray. Immutable once built. */
final class SolidGrid {
  private static final double CELL_METRES = 8;

  private final double minX;
  private final double minY;
  private final int columns;
  private final int rows;
  private final List<List<Solid>> cells;

  SolidGrid(List<? extends Solid> solids) {
    double lowX = 0;
    double lowY = 0;
    double highX = 1;
    double highY = 1;
    for (Solid s : solids) {
      double r = s.boundingRadiusMetres();
      lowX = Math.min(lowX, s.x() - r);
      lowY = Math.min(lowY, s.y() - r);
      highX = Math.max(highX, s.x() + r);
      highY = Math.max(highY, s.y() + r);
    }
    minX = lowX;
    minY = lowY;
    columns = (int) ((highX - lowX) / CELL_METRES) + 1;
    rows = (int) ((highY - lowY) / CELL_METRES) + 1;
    cells = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      cells.add(List.of());
    }
    for (Solid s : solids) {
      double r = s.boundingRadiusMetres();
      for (int row = row(s.y() - r); row <= row(s.y() + r); row++) {
        for (int column = column(s.x() - r); column <= column(s.x() + r); column++) {
          int at = row * columns + column;
          List<Solid> more = new ArrayList<>(cells.get(at));
          more.add(s);
          cells.set(at, more);
        }
      }
    }
  }

  private int column(double x) {
    return Math.max(0, Math.min(columns - 1, (int) Math.floor((x - minX) / CELL_METRES)));
  }

  private int row(double y) {
    return Math.max(0, Math.min(rows - 1, (int) Math.floor((y - minY) / CELL_METRES)));
  }

  /** Visits the solids that may be within a distance; one may come twice. */
  void near(double x, double y, double metres, Consumer<Solid> visitor) {
    for (int row = row(y - metres); row <= row(y + metres); row++) {
      for (int column = column(x - metres); column <= column(x + metres); column++) {
        cells.get(row * columns + column).forEach(visitor);
      }
    }
  }

  /** Distance along a unit direction to the first solid, at most {@code maxMetres}. */
  double ray(double ox, double oy, double oz, double dx, double dy, double dz, double maxMetres) {
    double best = maxMetres;
    double horizontal = Math.hypot(dx, dy);
    // steps of half a cell across the plane; every cell that the ray crosses for longer is met
    double step = horizontal < 1e-9 ? Double.POSITIVE_INFINITY : CELL_METRES / 2 / horizontal;
    long before = -1;
    for (double t = 0; t - step <= best; t += step) {
      double reach = CELL_METRES / 2;
      double x = ox + (step == Double.POSITIVE_INFINITY ? 0 : t * dx);
      double y = oy + (step == Double.POSITIVE_INFINITY ? 0 : t * dy);
      int left = column(x - reach);
      int right = column(x + reach);
      int low = row(y - reach);
      int high = row(y + reach);
      long here = left + (long) columns * (right + (long) columns * (low + (long) rows * high));
      if (here != before) {
        before = here;
        for (int row = low; row <= high; row++) {
          for (int column = left; column <= right; column++) {
            for (Solid solid : cells.get(row * columns + column)) {
              best = Math.min(best, solid.rayEntry(ox, oy, oz, dx, dy, dz));
            }
          }
        }
      }
      if (step == Double.POSITIVE_INFINITY) {
        break;
      }
    }
    return best;
  }
}
