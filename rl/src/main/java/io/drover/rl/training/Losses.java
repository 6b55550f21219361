package io.drover.rl.training;

/** What one update minimised: the actor's part, the critic's, and the policy's mean entropy. */
record Losses(double policy, double value, double entropy) {}
