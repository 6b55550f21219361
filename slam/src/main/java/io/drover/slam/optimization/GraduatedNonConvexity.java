package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Truncated least squares by graduated non-convexity (Yang et al. 2020, section IV): between steps
 * of weighted least squares, each robust edge's weight w is what makes the surrogate loss of
 * parameter μ least at its squared error r², and μ grows until the surrogate is the truncated loss
 * itself. With μ near 0 all weights are near 1, and the first of these problems is plain least
 * squares.
 */
final class GraduatedNonConvexity {
  /** Between two changes of the weights, poses need not be nearer than this to their minimum. */
  private static final double ENOUGH_BETWEEN = 1e-2;

  private static final int STEPS_BETWEEN = 4;

  private final Measurements edges;
  private final Descent descent;
  private final RobustLoss.TruncatedSquares loss;
  private final double[] weights;
  private final double[] squares;

  GraduatedNonConvexity(Measurements edges, Descent descent, RobustLoss.TruncatedSquares loss) {
    this.edges = edges;
    this.descent = descent;
    this.loss = loss;
    this.weights = new double[edges.count()];
    this.squares = new double[edges.count()];
  }

  /** Moves poses to a minimum; returns how many matrices were factored. */
  int descend(Configuration poses, int iterations, double enough) {
    Arrays.fill(weights, 1);
    EdgeLoss weighted = EdgeLoss.weighted(weights);
    int factored = 0;
    double worst = measure(poses);
    if (worst > loss.bound()) {
      double mu = loss.bound() / (2 * worst - loss.bound());
      while (weigh(mu)) {
        factored += descent.descend(poses, weighted, STEPS_BETWEEN, ENOUGH_BETWEEN);
        measure(poses);
        mu *= loss.growth();
      }
    }
    return factored + descent.descend(poses, EdgeLoss.truncated(loss.bound()), iterations, enough);
  }

  /** Finds the robust edges' squared errors; the greatest. */
  private double measure(Configuration poses) {
    double worst = 0;
    double[] error = new double[3];
    for (int e = 0; e < edges.count(); e++) {
      if (edges.robust(e)) {
        edges.error(e, poses, error);
        squares[e] = edges.square(e, error);
        worst = Math.max(worst, squares[e]);
      }
    }
    return worst;
  }

  /** Weighs the robust edges, equation 14; whether one is neither in nor out. */
  private boolean weigh(double mu) {
    double in = mu / (mu + 1) * loss.bound();
    double out = (mu + 1) / mu * loss.bound();
    boolean open = false;
    for (int e = 0; e < weights.length; e++) {
      if (edges.robust(e)) {
        double square = squares[e];
        if (square <= in) {
          weights[e] = 1;
        } else if (square >= out) {
          weights[e] = 0;
        } else {
          weights[e] = Math.sqrt(loss.bound() / square * mu * (mu + 1)) - mu;
          open = true;
        }
      }
    }
    return open;
  }
}
