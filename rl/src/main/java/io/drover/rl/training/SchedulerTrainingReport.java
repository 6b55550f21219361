package io.drover.rl.training;

import io.drover.core.statistics.MeanInterval;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.Objective;
import java.nio.file.Path;
import java.util.List;

/**
 * What training gave.
 *
 * @param policy the network; of several seeds the one that validated best
 * @param objective that it was learnt for
 * @param validation what it was chosen by: QoN or latency in seconds, as the objective is, mean
 *     over the steps of the validation episodes
 * @param seconds that it took, measured
 * @param results the learnt policy and those that need no learning on the test traces, which played
 *     no part before; simulated
 * @param seeds each seed's policy on the same; one of them is that of the results
 */
public record SchedulerTrainingReport(
    Path policy,
    Path learningCurve,
    Objective objective,
    long steps,
    double validation,
    double seconds,
    List<PolicyResult> results,
    List<TestedRun> seeds) {
  public SchedulerTrainingReport {
    results = List.copyOf(results);
    seeds = List.copyOf(seeds);
  }

  /** What the seeds' policies were chosen by: mean and 95% interval over seeds. */
  public MeanInterval validationOfSeeds() {
    return MeanInterval.of(
        seeds.stream().mapToDouble(seed -> seed.run().curve().best().validation()).toArray());
  }

  /** QoN of the seeds' policies on the test traces: mean and 95% interval over seeds. */
  public MeanInterval qualityOfSeeds() {
    return MeanInterval.of(
        seeds.stream().mapToDouble(seed -> seed.result().qualityOfNavigation()).toArray());
  }
}
