package io.drover.navigation;

/**
 * What the network sees in a frame.
 *
 * @param steeringRadians θ, where to turn; positive to the left
 * @param collisionProbability p in [0, 1]
 */
public record NavigationOutput(double steeringRadians, double collisionProbability) {}
