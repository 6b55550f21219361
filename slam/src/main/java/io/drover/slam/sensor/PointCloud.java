package io.drover.slam.sensor;

import io.drover.core.geometry.Pose2;
import java.util.Arrays;

/**
 * Points of one frame, metres. The arrays are not copied: whoever holds a cloud only reads it.
 *
 * @param x of each point
 * @param y of each point, as many
 */
public record PointCloud(double[] x, double[] y) {
  public static final PointCloud EMPTY = new PointCloud(new double[0], new double[0]);

  public PointCloud {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }
  }

  public int size() {
    return x.length;
  }

  /** These and others of the same frame. */
  public PointCloud and(PointCloud others) {
    double[] bothX = Arrays.copyOf(x, size() + others.size());
    double[] bothY = Arrays.copyOf(y, size() + others.size());
    System.arraycopy(others.x, 0, bothX, size(), others.size());
    System.arraycopy(others.y, 0, bothY, size(), others.size());
    return new PointCloud(bothX, bothY);
  }

  /**
   * The same points in another frame.
   *
   * @param frame this one's pose there
   */
  public PointCloud seenFrom(Pose2 frame) {
    double c = Math.cos(frame.theta());
    double s = Math.sin(frame.theta());
    double[] movedX = new double[size()];
    double[] movedY = new double[size()];
    for (int i = 0; i < size(); i++) {
      movedX[i] = frame.x() + c * x[i] - s * y[i];
      movedY[i] = frame.y() + s * x[i] + c * y[i];
    }
    return new PointCloud(movedX, movedY);
  }

  /** Those nearer to the origin than so many metres. */
  public PointCloud within(double metres) {
    double[] keptX = new double[size()];
    double[] keptY = new double[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (Math.hypot(x[i], y[i]) < metres) {
        keptX[count] = x[i];
        keptY[count] = y[i];
        count++;
      }
    }
    return new PointCloud(Arrays.copyOf(keptX, count), Arrays.copyOf(keptY, count));
  }

  /**
   * The cloud with one point left of those that share a square, its first: where a wall is near,
   * beams are dense and would outvote what is far.
   *
   * @param side of the squares, metres
   */
  public PointCloud thinned(double side) {
    SquareSet taken = new SquareSet(size());
    double[] keptX = new double[size()];
    double[] keptY = new double[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (taken.add((int) Math.floor(x[i] / side), (int) Math.floor(y[i] / side))) {
        keptX[count] = x[i];
        keptY[count] = y[i];
        count++;
      }
    }
    return new PointCloud(Arrays.copyOf(keptX, count), Arrays.copyOf(keptY, count));
  }
}
