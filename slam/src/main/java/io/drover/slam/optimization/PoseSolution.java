package io.drover.slam.optimization;

/**
 * How a search went.
 *
 * @param firstCost before it: Σ eᵀΩe, robust edges after their loss
 * @param cost after it
 * @param iterations that it took
 */
public record PoseSolution(double firstCost, double cost, int iterations) {}
