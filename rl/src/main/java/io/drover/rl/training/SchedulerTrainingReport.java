package io.drover.rl.training;

import io.drover.rl.evaluation.PolicyResult;
import java.nio.file.Path;
import java.util.List;

/**
 * What training gave.
 *
 * @param policy the network
 * @param validationQuality mean QoN per step of the validation episodes, which it was chosen by
 * @param seconds that it took, measured
 * @param results the learnt policy and those that need no learning on the test traces, which played
 *     no part before; simulated
 */
public record SchedulerTrainingReport(
    Path policy,
    Path learningCurve,
    long steps,
    double validationQuality,
    double seconds,
    List<PolicyResult> results) {
  public SchedulerTrainingReport {
    results = List.copyOf(results);
  }
}
