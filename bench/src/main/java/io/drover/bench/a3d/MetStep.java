package io.drover.bench.a3d;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import java.util.ArrayList;
import java.util.List;

/**
 * A scheduling step of a policy: what it met, and what came of it; simulated.
 *
 * @param bitsPerSecond of the link, mean over the step
 * @param complexity c, mean over the step's frames, rad
 */
record MetStep(double bitsPerSecond, double complexity, double qualityOfNavigation) {
  private static final double SAMPLE_SECONDS = 0.5;
  private static final double STEP_SECONDS = FlightSetup.DEFAULT.agent().stepSeconds();

  /** All steps of all flights but those that the end of a recording cut short. */
  static List<MetStep> fly(PolicyNetwork network, LearntField field) {
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    List<MetStep> steps = new ArrayList<>();
    try (Scheduler scheduler = network.scheduler(field.space())) {
      for (Scenario flight : field.scenarios()) {
        simulator.start(flight, scheduler.watchesLink(), FrameSink.NONE);
        while (!simulator.over()) {
          double start = 1e-9 * simulator.situation().nowNanos();
          simulator.run(
              flight.profile().space().indexOf(scheduler.decide(simulator.state()).decision()));
          if (start + STEP_SECONDS < flight.profile().durationSeconds()) {
            steps.add(
                new MetStep(
                    meanRate(flight, start),
                    Slot.complexity(flight.profile(), start, start + STEP_SECONDS),
                    simulator.tally().qualityOfNavigation()));
          }
        }
      }
    }
    return steps;
  }

  private static double meanRate(Scenario flight, double start) {
    double sum = 0;
    int samples = 0;
    for (double t = 0; t < STEP_SECONDS; t += SAMPLE_SECONDS) {
      sum += flight.trace().bitsPerSecondAt(flight.traceOffsetSeconds() + start + t);
      samples++;
    }
    return sum / samples;
  }
}
