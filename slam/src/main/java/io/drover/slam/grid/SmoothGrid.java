package io.drover.slam.grid;

/**
 * A grid as a smooth function of the place: probabilities at the cells' centres, bicubic between
 * (Catmull–Rom), so that a matcher has a slope to follow within a cell.
 *
 * <p>Holds the last place's value and slope: one thread each.
 */
public final class SmoothGrid {
  private final ProbabilityGrid grid;
  private final double[] weights = new double[4];
  private final double[] slopes = new double[4];
  private double value;
  private double slopeX;
  private double slopeY;

  public SmoothGrid(ProbabilityGrid grid) {
    this.grid = grid;
  }

  /** Looks at a place of the grid's frame, metres. */
  public void at(double x, double y) {
    double column = (x - grid.minX()) / grid.resolution() - 0.5;
    double row = (y - grid.minY()) / grid.resolution() - 0.5;
    int left = (int) Math.floor(column);
    int bottom = (int) Math.floor(row);
    catmullRom(column - left);
    double w0 = weights[0];
    double w1 = weights[1];
    double w2 = weights[2];
    double w3 = weights[3];
    double s0 = slopes[0];
    double s1 = slopes[1];
    double s2 = slopes[2];
    double s3 = slopes[3];
    catmullRom(row - bottom);
    value = 0;
    slopeX = 0;
    slopeY = 0;
    for (int j = 0; j < 4; j++) {
      double p0 = grid.probability(left - 1, bottom - 1 + j);
      double p1 = grid.probability(left, bottom - 1 + j);
      double p2 = grid.probability(left + 1, bottom - 1 + j);
      double p3 = grid.probability(left + 2, bottom - 1 + j);
      double along = w0 * p0 + w1 * p1 + w2 * p2 + w3 * p3;
      value += weights[j] * along;
      slopeY += slopes[j] * along;
      slopeX += weights[j] * (s0 * p0 + s1 * p1 + s2 * p2 + s3 * p3);
    }
    slopeX /= grid.resolution();
    slopeY /= grid.resolution();
  }

  /** Weights of the four points around, and their slopes, at a fraction of the way. */
  private void catmullRom(double t) {
    double t2 = t * t;
    double t3 = t2 * t;
    weights[0] = 0.5 * (-t3 + 2 * t2 - t);
    weights[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
    weights[2] = 0.5 * (-3 * t3 + 4 * t2 + t);
    weights[3] = 0.5 * (t3 - t2);
    slopes[0] = 0.5 * (-3 * t2 + 4 * t - 1);
    slopes[1] = 0.5 * (9 * t2 - 10 * t);
    slopes[2] = 0.5 * (-9 * t2 + 8 * t + 1);
    slopes[3] = 0.5 * (3 * t2 - 2 * t);
  }

  /** Probability there. */
  public double value() {
    return value;
  }

  /** Its derivative by x, 1/m. */
  public double slopeX() {
    return slopeX;
  }

  /** Its derivative by y, 1/m. */
  public double slopeY() {
    return slopeY;
  }
}
