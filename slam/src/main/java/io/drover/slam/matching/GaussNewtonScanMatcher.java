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
    Pose2 pose = start;
    double cost = problem.linearize(pose);
    double damping = FIRST_DAMPING;
    for (int i = 0; i < options.iterations() && damping < MOST_DAMPING; i++) {
      double[] step = problem.step(damping);
      Pose2 next = new Pose2(pose.x() + step[0], pose.y() + step[1], pose.theta() + step[2]);
      double nextCost = problem.cost(next);
      if (nextCost < cost) {
        pose = next;
        damping /= FACTOR;
        cost = problem.linearize(pose);
        if (Math.hypot(step[0], step[1]) < ENOUGH_METRES && Math.abs(step[2]) < ENOUGH_RADIANS) {
          break;
        }
      } else {
        damping *= FACTOR;
      }
    }
    return new ScanMatch(pose, problem.score(pose));
  }

  private final class Problem {
    private final PointCloud points;
    private final SmoothGrid grid;
    private final Pose2 prior;
    private final double weight;

    /** Upper triangle of JᵀJ and Jᵀr. */
    private double h00;

    private double h01;
    private double h02;
    private double h11;
    private double h12;
    private double h22;
    private double g0;
    private double g1;
    private double g2;

    Problem(PointCloud points, SmoothGrid grid, Pose2 prior) {
      this.points = points;
      this.grid = grid;
      this.prior = prior;
      this.weight = options.returnWeight() / Math.sqrt(Math.max(1, points.size()));
    }

    double cost(Pose2 pose) {
      double c = Math.cos(pose.theta());
      double s = Math.sin(pose.theta());
      double sum = priorCost(pose);
      for (int i = 0; i < points.size(); i++) {
        double px = points.x()[i];
        double py = points.y()[i];
        grid.at(pose.x() + c * px - s * py, pose.y() + s * px + c * py);
        double residual = weight * (1 - grid.value());
        sum += residual * residual;
      }
      return sum;
    }

    private double priorCost(Pose2 pose) {
      double dx = options.translationWeight() * (pose.x() - prior.x());
      double dy = options.translationWeight() * (pose.y() - prior.y());
      double turned = options.rotationWeight() * (pose.theta() - prior.theta());
      return dx * dx + dy * dy + turned * turned;
    }

    double linearize(Pose2 pose) {
      double wt = options.translationWeight() * options.translationWeight();
      double wr = options.rotationWeight() * options.rotationWeight();
      h00 = wt;
      h11 = wt;
      h22 = wr;
      h01 = 0;
      h02 = 0;
      h12 = 0;
      g0 = wt * (pose.x() - prior.x());
      g1 = wt * (pose.y() - prior.y());
      g2 = wr * (pose.theta() - prior.theta());
      double c = Math.cos(pose.theta());
      double s = Math.sin(pose.theta());
      double sum = priorCost(pose);
      for (int i = 0; i < points.size(); i++) {
        double rx = c * points.x()[i] - s * points.y()[i];
        double ry = s * points.x()[i] + c * points.y()[i];
        grid.at(pose.x() + rx, pose.y() + ry);
        double residual = weight * (1 - grid.value());
        double jx = -weight * grid.slopeX();
        double jy = -weight * grid.slopeY();
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
        sum += residual * residual;
      }
      return sum;
    }

    /** Solves (H + damping · diag H) step = −g by Cramer's rule. */
    double[] step(double damping) {
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
      return new double[] {
        -(m0 * g0 + m1 * g1 + m2 * g2) / determinant,
        -(m1 * g0 + n1 * g1 + n2 * g2) / determinant,
        -(m2 * g0 + n2 * g1 + k2 * g2) / determinant
      };
    }

    double score(Pose2 pose) {
      double c = Math.cos(pose.theta());
      double s = Math.sin(pose.theta());
      double sum = 0;
      for (int i = 0; i < points.size(); i++) {
        double px = points.x()[i];
        double py = points.y()[i];
        grid.at(pose.x() + c * px - s * py, pose.y() + s * px + c * py);
        sum += grid.value();
      }
      return points.size() == 0 ? 0 : sum / points.size();
    }
  }
}
