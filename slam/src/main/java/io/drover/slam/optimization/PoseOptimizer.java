package io.drover.slam.optimization;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the poses of which all that was measured is most likely: sparse least squares, edges that
 * may be wrong under a {@link RobustLoss}. One thread.
 */
public final class PoseOptimizer {
  private final PoseOptimizerOptions options;

  public PoseOptimizer(PoseOptimizerOptions options) {
    this.options = options;
  }

  /** Moves a problem's poses; those that are fixed stay. */
  public PoseSolution solve(PoseProblem problem) {
    Measurements edges = new Measurements(problem.edges());
    Descent descent = new Descent(problem, edges);
    Configuration poses = Configuration.of(problem);
    EdgeLoss loss = EdgeLoss.of(options.loss());
    double firstCost = descent.cost(poses, loss);
    if (options.start() == InitialGuess.SPANNING_TREE) {
      SpanningTree.place(problem, edges, poses);
    }
    int iterations;
    if (options.loss() instanceof RobustLoss.TruncatedSquares truncated) {
      iterations =
          new GraduatedNonConvexity(problem, edges, descent, truncated)
              .descend(poses, options.iterations(), options.enough());
    } else {
      iterations = descent.descend(poses, loss, options.iterations(), options.enough());
    }
    for (int i = 0; i < problem.size(); i++) {
      if (!problem.fixed(i)) {
        problem.move(i, new Pose2(poses.x(i), poses.y(i), Angles.wrap(poses.theta(i))));
      }
    }
    return new PoseSolution(
        firstCost, descent.cost(poses, loss), iterations, weights(edges, poses, loss));
  }

  private static List<Double> weights(Measurements edges, Configuration at, EdgeLoss loss) {
    List<Double> weights = new ArrayList<>(edges.count());
    double[] error = new double[3];
    for (int e = 0; e < edges.count(); e++) {
      double weight = 1;
      if (edges.robust(e)) {
        edges.error(e, at, error);
        weight = loss.weight(e, edges.square(e, error));
      }
      weights.add(weight);
    }
    return weights;
  }
}
