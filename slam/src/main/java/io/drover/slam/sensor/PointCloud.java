package io.drover.slam.sensor;

import io.drover.core.geometry.Pose2;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Points of one frame, metres. The arrays are not copied: whoever holds a cloud only reads it.
 *
 * @param x of each point
 * @param y of each point, as many
 */
public record PointCloud(double[] x, double[] y) implements Serializable {
  public PointCloud {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }
  }

  public int size() {
    return x.length;
  }

  /** All of several clouds of the same frame. */
  public static PointCloud together(List<PointCloud> clouds) {
    int size = clouds.stream().mapToInt(PointCloud::size).sum();
    double[] allX = new double[size];
    double[] allY = new double[size];
    int at = 0;
    for (PointCloud cloud : clouds) {
      System.arraycopy(cloud.x, 0, allX, at, cloud.size());
      System.arraycopy(cloud.y, 0, allY, at, cloud.size());
      at += cloud.size();
    }
    return new PointCloud(allX, allY);
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
