package io.drover.slam.optimization;

import java.util.List;

/**
 * How a search went.
 *
 * @param firstCost at the problem's poses: Σ eᵀΩe, robust edges after their loss
 * @param cost after it
 * @param iterations matrices that were factored
 * @param weights of the edges, in the order in which they were added: how much each counts in the
 *     end, 1 where it is not robust; {@link RobustLoss.TruncatedSquares} leaves 0 of an edge that
 *     is wrong and 1 of one that is right
 */
public record PoseSolution(double firstCost, double cost, int iterations, List<Double> weights) {
  /** Keeps a copy. */
  public PoseSolution {
    weights = List.copyOf(weights);
  }
}
