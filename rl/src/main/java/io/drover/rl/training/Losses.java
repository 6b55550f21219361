package io.drover.rl.training;

/**
 * What one update minimised: the actor's part, the critic's, and the policy's mean entropy. NaN for
 * what a trainer cannot tell.
 */
public record Losses(double policy, double value, double entropy) {}
