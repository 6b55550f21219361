package io.drover.bench.a3d;

import io.drover.rl.evaluation.FrameSamples;
import io.drover.rl.evaluation.PolicyResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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

  /** Networks that were learnt alike, as one policy: the mean of each flight, and all frames. */
  static Flown of(List<Flown> alike) {
    return new Flown(
        means(alike, Flown::quality),
        means(alike, Flown::latencySeconds),
        new FrameSamples(
            joined(alike, FrameSamples::latencySeconds),
            joined(alike, FrameSamples::errorRadians)));
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

  private static double[] means(List<Flown> alike, Function<Flown, double[]> byFlight) {
    return IntStream.range(0, byFlight.apply(alike.get(0)).length)
        .mapToDouble(
            flight ->
                alike.stream()
                    .mapToDouble(one -> byFlight.apply(one)[flight])
                    .average()
                    .orElseThrow())
        .toArray();
  }

  private static double[] joined(List<Flown> alike, Function<FrameSamples, double[]> samples) {
    return alike.stream()
        .flatMapToDouble(one -> Arrays.stream(samples.apply(one.frames())))
        .toArray();
  }
}
