package io.drover.onboard.scheduler;

import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;

/** Decision states of tests. */
final class States {
  private States() {}

  static DecisionState predicting(double... latencySeconds) {
    return new DecisionState(
        0.2,
        0.05,
        2e6,
        new ResourceShare(1.5),
        0.03,
        0.4,
        2.5,
        latencySeconds,
        new double[latencySeconds.length],
        new NavigationOutput(-0.3, 0.7),
        -1,
        RecentPast.unknown(latencySeconds.length));
  }
}
