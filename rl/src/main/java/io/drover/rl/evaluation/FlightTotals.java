package io.drover.rl.evaluation;

import java.util.Arrays;

/** Sums over flights, and every frame's latency. */
final class FlightTotals {
  private int flights;
  private double qualitySum;
  private long bytes;
  private long edgeFrames;
  private long scored;
  private long successes;
  private double[] latencySeconds = new double[1024];
  private int frames;

  void addFrame(double latency, boolean atEdge, long sentBytes, boolean counts, boolean success) {
    if (frames == latencySeconds.length) {
      latencySeconds = Arrays.copyOf(latencySeconds, 2 * frames);
    }
    latencySeconds[frames++] = latency;
    edgeFrames += atEdge ? 1 : 0;
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
    double[] sorted = Arrays.copyOf(latencySeconds, frames);
    Arrays.sort(sorted);
    return new PolicyResult(
        policy,
        flights,
        qualitySum / flights,
        Arrays.stream(sorted).average().orElse(0),
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        (double) edgeFrames / frames,
        (double) bytes / flights);
  }

  private static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))];
  }
}
