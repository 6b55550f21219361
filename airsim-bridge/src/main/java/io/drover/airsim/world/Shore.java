package io.drover.airsim.world;

import java.util.Arrays;

/** Where the sea begins, south of everything a route reaches. */
final class Shore {
  /** Of a setting without sea. */
  private static final double NEVER = -1e9;

  private final double minX;
  private final float[] y;

  /**
   * @param marginMetres between the path's centre line and the water, at least
   */
  Shore(Route route, double marginMetres) {
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    for (double s = -40; s <= route.lengthMetres() + 40; s += 1) {
      lowX = Math.min(lowX, route.pointAt(s).x());
      highX = Math.max(highX, route.pointAt(s).x());
    }
    minX = lowX;
    int columns = (int) (highX - lowX) + 2;
    float[] south = new float[columns];
    Arrays.fill(south, Float.POSITIVE_INFINITY);
    for (double s = -40; s <= route.lengthMetres() + 40; s += 0.5) {
      int column = (int) (route.pointAt(s).x() - lowX);
      south[column] = Math.min(south[column], (float) route.pointAt(s).y());
    }
    y = new float[columns];
    for (int i = 0; i < columns; i++) {
      // the mean over ±8 m of the least over ±20 m is nowhere above the least over ±12 m
      double sum = 0;
      for (int k = -8; k <= 8; k++) {
        sum += least(south, i + k - 20, i + k + 20);
      }
      y[i] = (float) (sum / 17 - marginMetres);
    }
    if (route.setting() != Setting.COAST) {
      Arrays.fill(y, (float) NEVER);
    }
  }

  private static float least(float[] values, int from, int to) {
    int first = Math.max(0, Math.min(values.length - 1, from));
    int last = Math.max(0, Math.min(values.length - 1, to));
    float least = Float.POSITIVE_INFINITY;
    for (int i = first; i <= last; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  /** Metres of land between a point and the water to its south; negative at sea. */
  double landMetres(double px, double py) {
    double at = Math.max(0, Math.min(y.length - 1.001, px - minX));
    int i = (int) at;
    double f = at - i;
    return py - (y[i] + f * (y[Math.min(y.length - 1, i + 1)] - y[i]));
  }
}
