package io.drover.airsim.world;

import io.drover.core.geometry.Vector2;
import java.util.Arrays;

/**
 * For every place near a route, the nearest point of its centre line. The line is continued by 40 m
 * beyond both ends, where the path goes on for the eye.
 */
final class PathField {
  static final double REACH_METRES = 40;
  static final double EXTENSION_METRES = 40;
  private static final double CELL_METRES = 1;
  private static final double STEP_METRES = 0.25;

  private final int samples;
  private final float[] x;
  private final float[] y;
  private final float[] cos;
  private final float[] sin;
  private final double minX;
  private final double minY;
  private final int columns;
  private final int rows;
  private final int[] nearestOfCell;

  PathField(Route route) {
    samples = (int) ((route.lengthMetres() + 2 * EXTENSION_METRES) / STEP_METRES) + 1;
    x = new float[samples];
    y = new float[samples];
    cos = new float[samples];
    sin = new float[samples];
    double lowX = Double.POSITIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < samples; i++) {
      Vector2 p = route.pointAt(arcOf(i));
      double heading = route.headingAt(arcOf(i));
      x[i] = (float) p.x();
      y[i] = (float) p.y();
      cos[i] = (float) Math.cos(heading);
      sin[i] = (float) Math.sin(heading);
      lowX = Math.min(lowX, p.x());
      lowY = Math.min(lowY, p.y());
      highX = Math.max(highX, p.x());
      highY = Math.max(highY, p.y());
    }
    minX = lowX - REACH_METRES;
    minY = lowY - REACH_METRES;
    columns = (int) ((highX - lowX + 2 * REACH_METRES) / CELL_METRES) + 1;
    rows = (int) ((highY - lowY + 2 * REACH_METRES) / CELL_METRES) + 1;
    nearestOfCell = new int[columns * rows];
    fillCells();
  }

  private void fillCells() {
    float[] best = new float[nearestOfCell.length];
    Arrays.fill(best, (float) (REACH_METRES * REACH_METRES));
    Arrays.fill(nearestOfCell, -1);
    int reach = (int) (REACH_METRES / CELL_METRES);
    // every fourth sample is enough to find the neighbourhood; refine() walks the rest
    for (int i = 0; i < samples; i += 4) {
      int column = (int) ((x[i] - minX) / CELL_METRES);
      int row = (int) ((y[i] - minY) / CELL_METRES);
      for (int r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
        float dy = (float) (minY + (r + 0.5) * CELL_METRES) - y[i];
        for (int c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
          float dx = (float) (minX + (c + 0.5) * CELL_METRES) - x[i];
          float squared = dx * dx + dy * dy;
          if (squared < best[r * columns + c]) {
            best[r * columns + c] = squared;
            nearestOfCell[r * columns + c] = i;
          }
        }
      }
    }
  }

  double minX() {
    return minX;
  }

  double minY() {
    return minY;
  }

  double maxX() {
    return minX + columns * CELL_METRES;
  }

  double maxY() {
    return minY + rows * CELL_METRES;
  }

  private static double arcOf(int sample) {
    return sample * STEP_METRES - EXTENSION_METRES;
  }

  /** The nearest sample, or -1 beyond the reach. */
  int nearest(double px, double py) {
    int column = (int) Math.floor((px - minX) / CELL_METRES);
    int row = (int) Math.floor((py - minY) / CELL_METRES);
    if (column < 0 || row < 0 || column >= columns || row >= rows) {
      return -1;
    }
    int sample = nearestOfCell[row * columns + column];
    return sample < 0 ? -1 : refine(sample, px, py);
  }

  private int refine(int from, double px, double py) {
    int at = from;
    double here = squared(at, px, py);
    for (int step = -1; step <= 1; step += 2) {
      while (at + step >= 0 && at + step < samples && squared(at + step, px, py) < here) {
        at += step;
        here = squared(at, px, py);
      }
    }
    return at;
  }

  private double squared(int sample, double px, double py) {
    double dx = px - x[sample];
    double dy = py - y[sample];
    return dx * dx + dy * dy;
  }

  /** Distance along the route of a point next to a sample; negative before the start. */
  double arc(int sample, double px, double py) {
    return arcOf(sample) + cos[sample] * (px - x[sample]) + sin[sample] * (py - y[sample]);
  }

  /** Distance of a point from the line next to a sample, positive to the left. */
  double lateral(int sample, double px, double py) {
    double side = cos[sample] * (py - y[sample]) - sin[sample] * (px - x[sample]);
    // past the two ends the distance to the tip counts, not the distance to the tangent
    boolean tip = sample == 0 || sample == samples - 1;
    return tip ? Math.copySign(Math.sqrt(squared(sample, px, py)), side) : side;
  }

  /** Distance of a point from the line; infinite beyond the reach. */
  double distance(double px, double py) {
    int sample = nearest(px, py);
    return sample < 0 ? Double.POSITIVE_INFINITY : Math.abs(lateral(sample, px, py));
  }
}
