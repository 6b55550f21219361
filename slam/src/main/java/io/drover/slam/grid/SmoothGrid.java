package io.drover.slam.grid;

/**
 * A grid as a smooth function of the place: probabilities at the cells' centres, bicubic between
 * (Catmull–Rom), so that a matcher has a slope to follow within a cell.
 *
 * <p>Holds the last place's value and slope: one thread each.
 */
public final class SmoothGrid {
  private final ProbabilityGrid grid;
  private final double[] alongX = new double[8];
  private final double[] alongY = new double[8];
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
    boolean inside =
        left >= 1 && bottom >= 1 && left + 2 < grid.width() && bottom + 2 < grid.height();
    byte[] cells = grid.cells();
    float[] table = ProbabilityGrid.table();
    weigh(alongX, column - left);
    weigh(alongY, row - bottom);
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int j = 0; j < 4; j++) {
      double p0;
      double p1;
      double p2;
      double p3;
      if (inside) {
        int at = (bottom - 1 + j) * grid.width() + left - 1;
        p0 = table[cells[at] & 0xff];
        p1 = table[cells[at + 1] & 0xff];
        p2 = table[cells[at + 2] & 0xff];
        p3 = table[cells[at + 3] & 0xff];
      } else {
        p0 = grid.probability(left - 1, bottom - 1 + j);
        p1 = grid.probability(left, bottom - 1 + j);
        p2 = grid.probability(left + 1, bottom - 1 + j);
        p3 = grid.probability(left + 2, bottom - 1 + j);
      }
      double along = alongX[0] * p0 + alongX[1] * p1 + alongX[2] * p2 + alongX[3] * p3;
      sum += alongY[j] * along;
      sumY += alongY[4 + j] * along;
      sumX += alongY[j] * (alongX[4] * p0 + alongX[5] * p1 + alongX[6] * p2 + alongX[7] * p3);
    }
    value = sum;
    slopeX = sumX / grid.resolution();
    slopeY = sumY / grid.resolution();
  }

  /** Weights of the four points around at a fraction of the way, and after them their slopes. */
  private static void weigh(double[] weights, double t) {
    double t2 = t * t;
    double t3 = t2 * t;
    weights[0] = 0.5 * (-t3 + 2 * t2 - t);
    weights[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
    weights[2] = 0.5 * (-3 * t3 + 4 * t2 + t);
    weights[3] = 0.5 * (t3 - t2);
    weights[4] = 0.5 * (-3 * t2 + 4 * t - 1);
    weights[5] = 0.5 * (9 * t2 - 10 * t);
    weights[6] = 0.5 * (-9 * t2 + 8 * t + 1);
    weights[7] = 0.5 * (3 * t2 - 2 * t);
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
