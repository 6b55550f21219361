package io.drover.rl.evaluation;

import io.drover.core.statistics.Percentiles;
import java.util.Arrays;

/** Sums over flights, and every frame's latency. */
final class FlightTotals {
  private int flights;
  private double qualitySum;
  private long bytes;
  private long sentFrames;
  private long scored;
  private long successes;
  private double[] latencySeconds = new double[1024];
  private int frames;

  void addFrame(double latency, boolean sent, long sentBytes, boolean counts, boolean success) {
    if (frames == latencySeconds.length) {
      latencySeconds = Arrays.copyOf(latencySeconds, 2 * frames);
    }
    latencySeconds[frames++] = latency;
    sentFrames += sent ? 1 : 0;
    bytes += sentBytes;
    scored += counts ? 1 : 0;
    successes += success ? 1 : 0;
  }

  void endFlight() {
    flights++;
    qualitySum += scored == 0 ? 0 : (double) successes / scored;
    scored = 0;
    successes = 0;
  }

  PolicyResult result(String policy) {
    double[] sample = Arrays.copyOf(latencySeconds, frames);
    Percentiles latency = new Percentiles(sample);
    return new PolicyResult(
        policy,
        flights,
        qualitySum / Math.max(1, flights),
        Arrays.stream(sample).average().orElse(0),
        frames == 0 ? 0 : latency.at(0.5),
        frames == 0 ? 0 : latency.at(0.95),
        (double) sentFrames / Math.max(1, frames),
        (double) bytes / Math.max(1, flights));
  }
}
