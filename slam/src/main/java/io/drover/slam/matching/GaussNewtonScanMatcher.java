package io.drover.slam.matching;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.SmoothGrid;
import io.drover.slam.sensor.PointCloud;

/**
 * Refines a scan's pose to a fraction of a cell: least squares of 1 − P at its returns and of the
 * distance to the prior, by Levenberg and Marquardt (Kohlbrecher et al. 2011; Cartographer's local
 * matching, Hess et al. 2016, equation CS). Finds the nearest minimum only.
 *
 * <p>Any thread; allocates next to nothing.
 */
public final class GaussNewtonScanMatcher {
  private static final double FIRST_DAMPING = 1e-4;
  private static final double MOST_DAMPING = 1e6;
  private static final double FACTOR = 10;
  private static final double ENOUGH_METRES = 2e-5;
  private static final double ENOUGH_RADIANS = 1e-5;

  private final GaussNewtonOptions options;

  public GaussNewtonScanMatcher(GaussNewtonOptions options) {
    this.options = options;
  }

  /**
   * Refines a pose.
   *
   * @param points in the scan's frame
   * @param grid not modified
   * @param prior of the scan's frame in the grid's
   */
  public ScanMatch match(PointCloud points, ProbabilityGrid grid, Pose2 prior) {
    return match(points, grid, prior, prior);
  }

  /**
   * The same from another beginning.
   *
   * @param start where the search begins, near the minimum
   */
  public ScanMatch match(PointCloud points, ProbabilityGrid grid, Pose2 prior, Pose2 start) {
    Problem problem = new Problem(points, new SmoothGrid(grid), prior);
    Equations at = new Equations();
    Equations tried = new Equations();
    double[] step = new double[3];
    Pose2 pose = start;
    problem.linearize(pose, at);
    double damping = FIRST_DAMPING;
    for (int i = 0; i < options.iterations() && damping < MOST_DAMPING; i++) {
      at.solve(damping, step);
      Pose2 next = new Pose2(pose.x() + step[0], pose.y() + step[1], pose.theta() + step[2]);
      problem.linearize(next, tried);
      if (tried.cost < at.cost) {
        pose = next;
        Equations before = at;
        at = tried;
        tried = before;
        damping /= FACTOR;
        if (Math.hypot(step[0], step[1]) < ENOUGH_METRES && Math.abs(step[2]) < ENOUGH_RADIANS) {
          break;
        }
      } else {
        damping *= FACTOR;
      }
    }
    return new ScanMatch(pose, at.score);
  }

  /** The normal equations around a pose. */
  private static final class Equations {
    /** Upper triangle of JᵀJ, and Jᵀr. */
    private double h00;

    private double h01;
    private double h02;
    private double h11;
    private double h12;
    private double h22;
    private double g0;
    private double g1;
    private double g2;
    private double cost;
    private double score;

    /** Solves (H + damping · diag H) step = −g by Cramer's rule. */
    void solve(double damping, double[] step) {
      double a = h00 * (1 + damping);
      double d = h11 * (1 + damping);
      double f = h22 * (1 + damping);
      double m0 = d * f - h12 * h12;
      double m1 = h02 * h12 - h01 * f;
      double m2 = h01 * h12 - h02 * d;
      double determinant = a * m0 + h01 * m1 + h02 * m2;
      double n1 = a * f - h02 * h02;
      double n2 = h01 * h02 - a * h12;
      double k2 = a * d - h01 * h01;
      step[0] = -(m0 * g0 + m1 * g1 + m2 * g2) / determinant;
      step[1] = -(m1 * g0 + n1 * g1 + n2 * g2) / determinant;
      step[2] = -(m2 * g0 + n2 * g1 + k2 * g2) / determinant;
    }
  }

  private final class Problem {
    private final PointCloud points;
    private final SmoothGrid grid;
    private final Pose2 prior;
    private final double weight;

    Problem(PointCloud points, SmoothGrid grid, Pose2 prior) {
      this.points = points;
      this.grid = grid;
      this.prior = prior;
      this.weight = options.returnWeight() / Math.sqrt(Math.max(1, points.size()));
    }

    void linearize(Pose2 pose, Equations to) {
      double h00 = 0;
      double h01 = 0;
      double h02 = 0;
      double h11 = 0;
      double h12 = 0;
      double h22 = 0;
      double g0 = 0;
      double g1 = 0;
      double g2 = 0;
      double squares = 0;
      double values = 0;
      double c = Math.cos(pose.theta());
      double s = Math.sin(pose.theta());
      double[] xs = points.x();
      double[] ys = points.y();
      for (int i = 0; i < xs.length; i++) {
        double rx = c * xs[i] - s * ys[i];
        double ry = s * xs[i] + c * ys[i];
        grid.at(pose.x() + rx, pose.y() + ry);
        double residual = 1 - grid.value();
        double jx = -grid.slopeX();
        double jy = -grid.slopeY();
        double jt = jy * rx - jx * ry;
        h00 += jx * jx;
        h01 += jx * jy;
        h02 += jx * jt;
        h11 += jy * jy;
        h12 += jy * jt;
        h22 += jt * jt;
        g0 += jx * residual;
        g1 += jy * residual;
        g2 += jt * residual;
        squares += residual * residual;
        values += grid.value();
      }
      double wp = weight * weight;
      double wt = options.translationWeight() * options.translationWeight();
      double wr = options.rotationWeight() * options.rotationWeight();
      double dx = pose.x() - prior.x();
      double dy = pose.y() - prior.y();
      double turned = pose.theta() - prior.theta();
      to.h00 = wp * h00 + wt;
      to.h01 = wp * h01;
      to.h02 = wp * h02;
      to.h11 = wp * h11 + wt;
      to.h12 = wp * h12;
      to.h22 = wp * h22 + wr;
      to.g0 = wp * g0 + wt * dx;
      to.g1 = wp * g1 + wt * dy;
      to.g2 = wp * g2 + wr * turned;
      to.cost = wp * squares + wt * (dx * dx + dy * dy) + wr * turned * turned;
      to.score = xs.length == 0 ? 0 : values / xs.length;
    }
  }
}
