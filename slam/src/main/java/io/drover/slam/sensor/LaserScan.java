package io.drover.slam.sensor;

import io.drover.core.geometry.Pose2;
import java.util.Arrays;

/**
 * One sweep of a planar laser, beams counter-clockwise.
 *
 * @param stamp when it was taken, as text: logs are matched by what stands there, to the last digit
 * @param startRadians direction of the first beam in the laser's frame, 0 is ahead
 * @param stepRadians between one beam and the next
 * @param ranges metres by beam; what is beyond {@code maxRange}, not positive or not a number is no
 *     return
 * @param maxRange metres; beyond it a range means that nothing was hit
 * @param sweep the robot's motion from the first beam to the last, in its frame at the first one;
 *     the identity for a scan that is taken to be of one instant
 */
public record LaserScan(
    String stamp,
    double startRadians,
    double stepRadians,
    float[] ranges,
    double maxRange,
    Pose2 sweep) {
  /** Neighbours on a wall are this near; through what is wider a robot may pass. */
  private static final double WALL_GAP_METRES = 1.5;

  /** A wall is as flat as this, metres. */
  private static final double FLAT = 0.05;

  public LaserScan {
    ranges = ranges.clone();
    if (!(maxRange > 0) || !Double.isFinite(startRadians) || !Double.isFinite(stepRadians)) {
      throw new IllegalArgumentException("a scan needs finite angles and a positive range");
    }
  }

  /** One of an instant. */
  public LaserScan(
      String stamp, double startRadians, double stepRadians, float[] ranges, double maxRange) {
    this(stamp, startRadians, stepRadians, ranges, maxRange, Pose2.IDENTITY);
  }

  /** The same of a robot that moved so meanwhile. */
  public LaserScan withSweep(Pose2 motion) {
    return new LaserScan(stamp, startRadians, stepRadians, ranges, maxRange, motion);
  }

  /** Metres by beam; a copy. */
  @Override
  public float[] ranges() {
    return ranges.clone();
  }

  public int beams() {
    return ranges.length;
  }

  /**
   * The returns as points of the robot's frame at the first beam: each from where the robot was by
   * then, as fast from beam to beam.
   *
   * @param laser where the laser stands on the robot
   * @param longest metres; what is farther away is left out
   */
  public PointCloud returns(Pose2 laser, double longest) {
    double[] xs = new double[ranges.length];
    double[] ys = new double[ranges.length];
    double limit = Math.min(maxRange, longest);
    boolean moving = !sweep.equals(Pose2.IDENTITY);
    int count = 0;
    for (int i = 0; i < ranges.length; i++) {
      float range = ranges[i];
      if (range > 0 && range < limit) {
        double angle = laser.theta() + startRadians + i * stepRadians;
        xs[count] = laser.x() + range * Math.cos(angle);
        ys[count] = laser.y() + range * Math.sin(angle);
        if (moving && i > 0) {
          deskew(i, xs, ys, count);
        }
        count++;
      }
    }
    return new PointCloud(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
  }

  /** Takes a point that a beam has seen to the frame of the first beam. */
  private void deskew(int beam, double[] xs, double[] ys, int point) {
    double share = beam / (ranges.length - 1.0);
    double turn = share * sweep.theta();
    double c = Math.cos(turn);
    double s = Math.sin(turn);
    double x = xs[point];
    double y = ys[point];
    xs[point] = share * sweep.x() + c * x - s * y;
    ys[point] = share * sweep.y() + s * x + c * y;
  }

  /**
   * The surfaces that were seen: the returns, and points between two neighbours that are so near to
   * each other that nothing can hide between them, or that lie on a straight wall with theirs. A
   * laser sees a wall far away as dots, and the same dots from wherever it stands along the wall: a
   * matcher that knew only dots would take it to be standing.
   *
   * @param laser where the laser stands on the robot
   * @param longest metres; what is farther away is left out
   * @param spacing of the points between, metres
   * @param gap metres between neighbours from which on they may be of two things
   */
  public PointCloud surfaces(Pose2 laser, double longest, double spacing, double gap) {
    PointCloud returns = returns(laser, longest);
    double[] xs = returns.x();
    double[] ys = returns.y();
    int size = 0;
    for (int i = 0; i < xs.length; i++) {
      size += steps(xs, ys, i, spacing, gap);
    }
    double[] denseX = new double[size];
    double[] denseY = new double[size];
    int count = 0;
    for (int i = 0; i < xs.length; i++) {
      denseX[count] = xs[i];
      denseY[count++] = ys[i];
      int steps = steps(xs, ys, i, spacing, gap);
      for (int k = 1; k < steps; k++) {
        double share = (double) k / steps;
        denseX[count] = xs[i] + share * (xs[i + 1] - xs[i]);
        denseY[count++] = ys[i] + share * (ys[i + 1] - ys[i]);
      }
    }
    return new PointCloud(denseX, denseY);
  }

  /** Into so many the way from a return to the next is cut; 1 if no surface joins them. */
  private static int steps(double[] xs, double[] ys, int first, double spacing, double gap) {
    if (first + 1 == xs.length) {
      return 1;
    }
    double apart = Math.hypot(xs[first + 1] - xs[first], ys[first + 1] - ys[first]);
    boolean joined = apart < gap || (apart < WALL_GAP_METRES && onWall(xs, ys, first));
    return joined ? Math.max(1, (int) Math.ceil(apart / spacing)) : 1;
  }

  /** Whether two neighbours lie on one line with the ones before and after them. */
  private static boolean onWall(double[] xs, double[] ys, int first) {
    int from = first - 1;
    int to = first + 2;
    if (from < 0 || to >= xs.length) {
      return false;
    }
    double dx = xs[to] - xs[from];
    double dy = ys[to] - ys[from];
    double length = Math.hypot(dx, dy);
    return length < 3 * WALL_GAP_METRES
        && Math.abs((xs[first] - xs[from]) * dy - (ys[first] - ys[from]) * dx) < FLAT * length
        && Math.abs((xs[first + 1] - xs[from]) * dy - (ys[first + 1] - ys[from]) * dx)
            < FLAT * length;
  }
}
