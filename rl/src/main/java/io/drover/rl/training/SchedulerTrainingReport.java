package io.drover.rl.training;

import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.Objective;
import java.nio.file.Path;
import java.util.List;

/**
 * What training gave.
 *
 * @param policy the network
 * @param objective that it was learnt for
 * @param validation what it was chosen by: QoN or latency in seconds, as the objective is, mean
 *     over the steps of the validation episodes
 * @param seconds that it took, measured
 * @param results the learnt policy and those that need no learning on the test traces, which played
 *     no part before; simulated
 */
public record SchedulerTrainingReport(
    Path policy,
    Path learningCurve,
    Objective objective,
    long steps,
    double validation,
    double seconds,
    List<PolicyResult> results) {
  public SchedulerTrainingReport {
    results = List.copyOf(results);
  }
}
