package io.drover.slam.posegraph;

/**
 * A robot's stay on an edge. An edge looks for loops among all that it was sent since its first
 * robot came.
 *
 * @param edge tells one such time of an edge from all others, and from other edges
 * @param number of the stay on that edge, from 0
 */
public record Visit(long edge, int number) {}
