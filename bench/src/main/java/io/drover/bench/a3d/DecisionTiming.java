package io.drover.bench.a3d;

import io.drover.core.statistics.Percentiles;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.RecentPast;

/** How long decisions take, measured in this process on this machine, in seconds each. */
record DecisionTiming(double medianSeconds, double p99Seconds) {
  private static final int WARM_UP = 3_000;
  private static final int DECISIONS = 10_000;

  static DecisionTiming of(PolicyNetwork network, DecisionSpace space) {
    try (NeuralScheduler scheduler = network.scheduler(space)) {
      double[] seconds = new double[DECISIONS];
      for (int i = -WARM_UP; i < DECISIONS; i++) {
        DecisionState state = state(space, i);
        long start = System.nanoTime();
        Choice choice = scheduler.decide(state);
        double spent = 1e-9 * (System.nanoTime() - start);
        if (i >= 0 && space.decisions().contains(choice.decision())) {
          seconds[i] = spent;
        }
      }
      Percentiles percentiles = new Percentiles(seconds);
      return new DecisionTiming(percentiles.at(0.5), percentiles.at(0.99));
    }
  }

  private static DecisionState state(DecisionSpace space, int number) {
    double[] latency = new double[space.size()];
    for (int a = 0; a < latency.length; a++) {
      latency[a] = 0.05 * (a + 1);
    }
    return new DecisionState(
        0.05,
        0.1,
        1e6 * (1 + Math.floorMod(number, 10)),
        new ResourceShare(4),
        0.03,
        0.12,
        2.9,
        latency,
        new double[space.size()],
        new NavigationOutput(0.1, 0.2),
        3,
        RecentPast.unknown(space.size()));
  }
}
