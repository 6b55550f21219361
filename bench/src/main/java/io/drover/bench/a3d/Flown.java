package io.drover.bench.a3d;

import io.drover.rl.evaluation.FrameSamples;
import io.drover.rl.evaluation.PolicyResult;
import java.util.Arrays;

/**
 * How a policy flew a group's flights over one link.
 *
 * @param quality QoN of each flight: mean over its scheduling steps
 * @param latencySeconds of each flight: mean over its frames
 * @param frames of all flights
 */
record Flown(double[] quality, double[] latencySeconds, FrameSamples frames) {
  static Flown of(PolicyResult result) {
    return new Flown(result.qualityByFlight(), result.latencyByFlight(), result.frames());
  }

  /** Over flights. */
  double meanQuality() {
    return mean(quality);
  }

  /** Over flights. */
  double meanLatencySeconds() {
    return mean(latencySeconds);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
