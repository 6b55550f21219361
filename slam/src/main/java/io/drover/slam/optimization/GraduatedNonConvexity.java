package io.drover.slam.optimization;

import java.util.Arrays;

/**
 * Truncated least squares by graduated non-convexity (Yang et al. 2020, section IV): between steps
 * of weighted least squares, each robust edge's weight w is what makes the surrogate loss of
 * parameter μ least at its squared error r², and μ grows until the surrogate is the truncated loss
 * itself. How this differs from the paper says {@link RobustLoss.TruncatedSquares}. One thread.
 */
final class GraduatedNonConvexity {
  /** Shares of the bound within which edges are to agree, one search each. */
  private static final double[] SHARES = {0.09, 0.3, 1};

  /** Searches from where the last one led. */
  private static final int PASSES = 2;

  /** Between two changes of the weights, poses need not be nearer than this to their minimum. */
  private static final double ENOUGH_BETWEEN = 1e-2;

  private static final int STEPS_BETWEEN = 4;

  /** In which edges are let in and thrown out by the outer bound, at most. */
  private static final int ROUNDS = 10;

  /** A matrix is planned anew when fewer of its robust edges than this share count. */
  private static final double WORTH_PLANNING = 0.95;

  private final PoseProblem problem;
  private final Measurements edges;

  /** Planned for the edges that counted at the time. */
  private Descent descent;

  private final boolean[] planned;
  private int plannedCount;
  private final RobustLoss.TruncatedSquares loss;
  private final VarianceFactor factor;
  private final double[] weights;
  private final double[] squares;
  private final EdgeLoss weighted;

  /**
   * Of a problem.
   *
   * @param descent of all edges
   */
  GraduatedNonConvexity(
      PoseProblem problem, Measurements edges, Descent descent, RobustLoss.TruncatedSquares loss) {
    this.problem = problem;
    this.edges = edges;
    this.descent = descent;
    this.planned = new boolean[edges.count()];
    Arrays.fill(planned, true);
    for (int e = 0; e < edges.count(); e++) {
      plannedCount += edges.robust(e) ? 1 : 0;
    }
    this.factor = VarianceFactor.of(problem, edges);
    this.loss = loss;
    this.weights = new double[edges.count()];
    this.squares = new double[edges.count()];
    this.weighted = EdgeLoss.weighted(weights);
  }

  /** Moves poses to the best minimum that is found; returns how many matrices were factored. */
  int descend(Configuration poses, int iterations, double enough) {
    Configuration first = new Configuration(poses.size());
    first.become(poses);
    Configuration best = new Configuration(poses.size());
    double least = Double.POSITIVE_INFINITY;
    int factored = 0;
    boolean open = true;
    for (int share = 0; open && share < SHARES.length; share++) {
      poses.become(first);
      double before = Double.POSITIVE_INFINITY;
      for (int pass = 0; open && pass < PASSES; pass++) {
        factored += graduate(poses, SHARES[share] * loss.bound(), iterations, enough);
        int out = out();
        double score = factor.score(descent.cost(poses, weighted), out, loss.bound());
        if (score < least) {
          least = score;
          best.become(poses);
        }
        open = out > 0;
        if (!(score < before)) {
          break;
        }
        before = score;
      }
    }
    poses.become(best);
    return factored;
  }

  private int out() {
    int out = 0;
    for (double weight : weights) {
      out += weight == 0 ? 1 : 0;
    }
    return out;
  }

  private int graduate(Configuration poses, double inner, int iterations, double enough) {
    Arrays.fill(weights, 1);
    int factored = 0;
    double worst = measure(poses);
    if (worst > inner) {
      double mu = inner / (2 * worst - inner);
      while (weigh(mu, inner)) {
        factored += steps(poses, STEPS_BETWEEN, ENOUGH_BETWEEN);
        measure(poses);
        mu *= loss.growth();
      }
    }
    factored += steps(poses, iterations, enough);
    for (int round = 0; round < ROUNDS; round++) {
      measure(poses);
      if (!letIn()) {
        break;
      }
      factored += steps(poses, iterations, enough);
    }
    return factored;
  }

  private int steps(Configuration poses, int iterations, double enough) {
    int counting = 0;
    boolean missing = false;
    for (int e = 0; e < weights.length; e++) {
      counting += edges.robust(e) && weights[e] > 0 ? 1 : 0;
      missing |= weights[e] > 0 && !planned[e];
    }
    if (missing || counting < WORTH_PLANNING * plannedCount) {
      for (int e = 0; e < weights.length; e++) {
        planned[e] = weights[e] > 0;
      }
      plannedCount = counting;
      descent = new Descent(problem, edges, e -> planned[e]);
    }
    return descent.descend(poses, weighted, iterations, enough);
  }

  /** Weighs the robust edges by the outer bound; whether that changes any. */
  private boolean letIn() {
    boolean changed = false;
    for (int e = 0; e < weights.length; e++) {
      if (edges.robust(e)) {
        double weight = squares[e] <= loss.bound() ? 1 : 0;
        changed |= weight != weights[e];
        weights[e] = weight;
      }
    }
    return changed;
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
  private boolean weigh(double mu, double inner) {
    double in = mu / (mu + 1) * inner;
    double out = (mu + 1) / mu * inner;
    boolean open = false;
    for (int e = 0; e < weights.length; e++) {
      if (edges.robust(e)) {
        double square = squares[e];
        if (square <= in) {
          weights[e] = 1;
        } else if (square >= out) {
          weights[e] = 0;
        } else {
          weights[e] = Math.sqrt(inner / square * mu * (mu + 1)) - mu;
          open = true;
        }
      }
    }
    return open;
  }
}
