package io.drover.slam.optimization;

import java.util.function.IntPredicate;

/**
 * Goes down from given poses to a minimum: Gauss and Newton's steps, damped after Levenberg and
 * Marquardt where a whole one does not lower the cost. What depends on the graph alone is found
 * once. One thread.
 */
final class Descent {
  private static final int DOF = 3;
  private static final double LEAST_DAMPING = 1e-6;
  private static final double MOST_DAMPING = 1e8;

  /** A step that lowered the cost by less than this share leaves a factor that is good for more. */
  private static final double NEAR = 1e-2;

  /** Whole steps after one that raised the cost, before it is given up. */
  private static final int PATIENCE = 3;

  private final int[] column;
  private final Linearization linear;
  private final BlockCholesky cholesky;
  private final double[] step;
  private final Configuration next;
  private final Configuration trial;
  private int factored;

  /** Of all edges. */
  Descent(PoseProblem problem, Measurements edges) {
    this(problem, edges, edge -> true);
  }

  /**
   * Of some edges.
   *
   * @param counts those that may have a weight over 0; the fewer, the less fills in
   */
  Descent(PoseProblem problem, Measurements edges, IntPredicate counts) {
    column = new int[problem.size()];
    int free = 0;
    for (int pose = 0; pose < column.length; pose++) {
      column[pose] = problem.fixed(pose) ? -1 : free++;
    }
    int[] first = new int[edges.count()];
    int[] second = new int[edges.count()];
    name(edges, counts, first, second);
    Supernodes supernodes = Supernodes.of(Adjacency.of(free, first, second));
    int[] order = supernodes.order();
    int[] place = new int[free];
    for (int k = 0; k < free; k++) {
      place[order[k]] = k;
    }
    for (int pose = 0; pose < column.length; pose++) {
      column[pose] = column[pose] < 0 ? -1 : place[column[pose]];
    }
    name(edges, counts, first, second);
    BlockPattern pattern = BlockPattern.of(supernodes.graph());
    linear = new Linearization(edges, column, pattern.find(first, second), pattern);
    cholesky = new BlockCholesky(supernodes, pattern);
    step = new double[DOF * free];
    next = new Configuration(problem.size());
    trial = new Configuration(problem.size());
  }

  private void name(Measurements edges, IntPredicate counts, int[] first, int[] second) {
    for (int e = 0; e < first.length; e++) {
      boolean here = counts.test(e);
      first[e] = here ? column[edges.from(e)] : -1;
      second[e] = here ? column[edges.to(e)] : -1;
    }
  }

  double cost(Configuration at, EdgeLoss loss) {
    return linear.cost(at, loss);
  }

  /**
   * Moves poses to a minimum.
   *
   * @param iterations matrices that may be factored
   * @param enough the share of the cost that is not worth another step
   * @return matrices that were factored
   */
  int descend(Configuration poses, EdgeLoss loss, int iterations, double enough) {
    if (step.length == 0) {
      return 0;
    }
    double cost = linear.cost(poses, loss);
    double damping = 0;
    boolean patient = true;
    boolean fresh = false;
    factored = 0;
    while (factored < iterations && damping < MOST_DAMPING && cost > 0) {
      if (!fresh) {
        linear.at(poses, loss);
        fresh = true;
      }
      double nextCost = costAfterNewStep(poses, loss, damping);
      if (!(nextCost < cost) && damping == 0 && patient) {
        nextCost = costAfterMoreSteps(nextCost, cost, loss, iterations);
        patient = nextCost < cost;
        fresh = false;
      }
      if (!(nextCost < cost)) {
        damping = damping == 0 ? LEAST_DAMPING : 10 * damping;
        continue;
      }
      double gained = cost - nextCost;
      poses.become(next);
      cost = nextCost;
      fresh = false;
      if (gained < enough * cost) {
        break;
      }
      if (damping == 0 && gained < NEAR * cost) {
        // a step by the old factor shows for little what another whole one would gain
        linear.at(poses, loss);
        fresh = true;
        nextCost = costAfterStep(poses, loss);
        double left = gain();
        if (nextCost < cost) {
          poses.become(next);
          cost = nextCost;
          fresh = false;
        }
        if (left < enough * cost) {
          break;
        }
      }
      damping = damping <= LEAST_DAMPING ? 0 : damping / 10;
    }
    return factored;
  }

  /**
   * Goes on with whole steps although they raised the cost: one that turns a large part of the
   * graph stretches it, too, and the next mends that (the watchdog of Chamberlain et al. 1982).
   */
  private double costAfterMoreSteps(
      double costNow, double costBefore, EdgeLoss loss, int iterations) {
    double now = costNow;
    for (int k = 0; k < PATIENCE && factored < iterations && !(now < costBefore); k++) {
      if (now == Double.POSITIVE_INFINITY) {
        break;
      }
      trial.become(next);
      linear.at(trial, loss);
      now = costAfterNewStep(trial, loss, 0);
    }
    return now;
  }

  /** What a step lowers the cost by if the problem is as linear as it looks: gᵀ·step. */
  private double gain() {
    double sum = 0;
    double[] gradient = linear.gradient();
    for (int k = 0; k < step.length; k++) {
      sum += gradient[k] * step[k];
    }
    return sum;
  }

  /** As {@link #costAfterStep}, after factoring; infinity where that cannot be done. */
  private double costAfterNewStep(Configuration poses, EdgeLoss loss, double damping) {
    factored++;
    return cholesky.factor(linear.hessian(), damping)
        ? costAfterStep(poses, loss)
        : Double.POSITIVE_INFINITY;
  }

  /** Makes {@code next} the poses after a step by the last factor; their cost, or infinity. */
  private double costAfterStep(Configuration poses, EdgeLoss loss) {
    System.arraycopy(linear.gradient(), 0, step, 0, step.length);
    cholesky.solve(step);
    next.become(poses);
    for (int pose = 0; pose < column.length; pose++) {
      int k = DOF * column[pose];
      if (k >= 0) {
        next.set(
            pose,
            poses.x(pose) + step[k],
            poses.y(pose) + step[k + 1],
            poses.theta(pose) + step[k + 2]);
      }
    }
    double cost = linear.cost(next, loss);
    return Double.isFinite(cost) ? cost : Double.POSITIVE_INFINITY;
  }
}
