package io.drover.slam.matching;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.sensor.PointCloud;

/**
 * Finds a scan's pose within a window around a prior by trying all of it, cell by cell (Olson, ICRA
 * 2009), poses far from the prior discounted. For small windows: cost grows with the window's area,
 * its angles and the points.
 *
 * <p>Any thread; reads only.
 */
public final class CorrelativeScanMatcher {
  private final SearchWindow window;

  public CorrelativeScanMatcher(SearchWindow window) {
    this.window = window;
  }

  /**
   * The best pose, to a cell and a step of the angle.
   *
   * @param points in the scan's frame
   * @param prior of the scan's frame in the grid's
   */
  public ScanMatch match(PointCloud points, ProbabilityGrid grid, Pose2 prior) {
    int cells = (int) Math.ceil(window.metres() / grid.resolution());
    int turns = (int) Math.ceil(window.radians() / window.stepRadians());
    int[] columns = new int[points.size()];
    int[] rows = new int[points.size()];
    double best = -1;
    Pose2 found = prior;
    double score = 0;
    for (int turn = -turns; turn <= turns; turn++) {
      double theta = prior.theta() + turn * window.stepRadians();
      place(points, grid, new Pose2(prior.x(), prior.y(), theta), columns, rows);
      for (int dy = -cells; dy <= cells; dy++) {
        for (int dx = -cells; dx <= cells; dx++) {
          double mean = mean(grid, columns, rows, dx, dy);
          double away = Math.hypot(dx, dy) * grid.resolution() * window.metreDiscount();
          double turned = Math.abs(turn) * window.stepRadians() * window.radianDiscount();
          double discounted = mean * Math.exp(-(away + turned) * (away + turned));
          if (discounted > best) {
            best = discounted;
            score = mean;
            found =
                new Pose2(
                    prior.x() + dx * grid.resolution(), prior.y() + dy * grid.resolution(), theta);
          }
        }
      }
    }
    return new ScanMatch(found, score);
  }

  private static void place(
      PointCloud points, ProbabilityGrid grid, Pose2 pose, int[] columns, int[] rows) {
    double c = Math.cos(pose.theta());
    double s = Math.sin(pose.theta());
    for (int i = 0; i < columns.length; i++) {
      double px = points.x()[i];
      double py = points.y()[i];
      columns[i] = grid.column(pose.x() + c * px - s * py);
      rows[i] = grid.row(pose.y() + s * px + c * py);
    }
  }

  private static double mean(ProbabilityGrid grid, int[] columns, int[] rows, int dx, int dy) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += grid.probability(columns[i] + dx, rows[i] + dy);
    }
    return columns.length == 0 ? 0 : sum / columns.length;
  }
}
