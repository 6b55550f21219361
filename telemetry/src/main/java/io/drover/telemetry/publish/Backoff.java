package io.drover.telemetry.publish;

import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: doubled each time up to a limit, and spread by half so that a fleet that
 * lost its broker together does not return together. One thread.
 */
final class Backoff {
  private final double firstSeconds;
  private final double longestSeconds;
  private final RandomGenerator random;
  private double nextSeconds;

  Backoff(double firstSeconds, double longestSeconds, RandomGenerator random) {
    this.firstSeconds = firstSeconds;
    this.longestSeconds = longestSeconds;
    this.random = random;
    this.nextSeconds = firstSeconds;
  }

  /** The next pause, in [d/2, d] seconds for the current d. */
  double nextSeconds() {
    double pause = nextSeconds * (0.5 + 0.5 * random.nextDouble());
    nextSeconds = Math.min(2 * nextSeconds, longestSeconds);
    return pause;
  }

  /** Starts over: the last attempt held. */
  void reset() {
    nextSeconds = firstSeconds;
  }
}
