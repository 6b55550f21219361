package io.drover.rl.training;

import io.drover.rl.evaluation.PolicyResult;

/** A policy that was learnt by one seed, and how it flies on the test traces; simulated. */
public record TestedRun(LearntRun run, PolicyResult result) {}
