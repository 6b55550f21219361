package io.drover.bench.a3d;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.FlightSetup;
import java.util.function.Supplier;

/**
 * How a network flew the test flights over the test links; simulated.
 *
 * @param quality QoN: mean over a flight's scheduling steps, then over flights
 * @param latencySeconds mean over all frames
 */
record LearntScore(double quality, double latencySeconds) {
  static LearntScore of(PolicyNetwork network, LearntField field) {
    return of(network.name(), () -> network.scheduler(field.space()), field);
  }

  static LearntScore of(String name, Supplier<Scheduler> schedulers, LearntField field) {
    PolicyResult result =
        new PolicyEvaluation(FlightSetup.DEFAULT, field.scenarios()).fly(name, schedulers);
    return new LearntScore(result.qualityOfNavigation(), result.latencyMeanSeconds());
  }
}
