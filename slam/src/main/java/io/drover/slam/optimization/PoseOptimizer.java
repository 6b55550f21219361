package io.drover.slam.optimization;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.Arrays;

/**
 * Finds the poses of which all that was measured is most likely: sparse least squares by Levenberg
 * and Marquardt, robust edges under Huber's loss.
 */
public final class PoseOptimizer {
  private static final double FIRST_DAMPING = 1e-8;
  private static final double MOST_DAMPING = 1e8;

  private final PoseOptimizerOptions options;

  public PoseOptimizer(PoseOptimizerOptions options) {
    this.options = options;
  }

  /** Moves a problem's poses; those that are fixed stay. */
  public PoseSolution solve(PoseProblem problem) {
    Linearization linear = new Linearization(problem, options.lossWidth());
    double[] poses = poses(problem);
    double first = linear.cost(poses);
    if (linear.gradient().length == 0) {
      return new PoseSolution(first, first, 0);
    }
    SparseCholesky cholesky = new SparseCholesky(linear.columnStarts(), linear.rows());
    double cost = first;
    double damping = FIRST_DAMPING;
    int iterations = 0;
    boolean fresh = false;
    while (iterations < options.iterations() && damping < MOST_DAMPING) {
      if (!fresh) {
        linear.at(poses);
        fresh = true;
      }
      iterations++;
      double[] next = stepped(problem, linear, cholesky, poses, damping);
      double nextCost = next.length == 0 ? Double.POSITIVE_INFINITY : linear.cost(next);
      if (nextCost < cost) {
        boolean enough = cost - nextCost < options.enough() * cost;
        poses = next;
        cost = nextCost;
        damping = Math.max(damping / 10, 1e-12);
        fresh = false;
        if (enough) {
          break;
        }
      } else {
        damping = Math.max(damping * 10, 1e-6);
      }
    }
    for (int i = 0; i < problem.size(); i++) {
      if (!problem.fixed(i)) {
        problem.move(i, new Pose2(poses[3 * i], poses[3 * i + 1], Angles.wrap(poses[3 * i + 2])));
      }
    }
    return new PoseSolution(first, cost, iterations);
  }

  private static double[] poses(PoseProblem problem) {
    double[] poses = new double[3 * problem.size()];
    for (int i = 0; i < problem.size(); i++) {
      Pose2 pose = problem.pose(i);
      poses[3 * i] = pose.x();
      poses[3 * i + 1] = pose.y();
      poses[3 * i + 2] = pose.theta();
    }
    return poses;
  }

  /** Poses after one step; empty if the damped matrix cannot be factored. */
  private static double[] stepped(
      PoseProblem problem,
      Linearization linear,
      SparseCholesky cholesky,
      double[] poses,
      double damping) {
    double[] damped = linear.values().clone();
    int[] starts = linear.columnStarts();
    for (int column = 0; column + 1 < starts.length; column++) {
      // the diagonal comes last in each column
      damped[starts[column + 1] - 1] *= 1 + damping;
    }
    if (!cholesky.factor(damped)) {
      return new double[0];
    }
    double[] step = linear.gradient().clone();
    cholesky.solve(step);
    double[] next = poses.clone();
    for (int i = 0; i < problem.size(); i++) {
      int offset = linear.offset(i);
      for (int k = 0; offset >= 0 && k < 3; k++) {
        next[3 * i + k] += step[offset + k];
      }
    }
    return Arrays.stream(next).allMatch(Double::isFinite) ? next : new double[0];
  }
}
