package io.drover.onboard.perception;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates a link from the transfers seen on it: bits over busy time, over the transfers of the
 * last few seconds. Long transfers weigh more than short ones, so that the estimate is the harmonic
 * mean of the rates. Not thread-safe.
 */
public final class BandwidthEstimator {
  private static final double SHORTEST_TRANSFER_SECONDS = 1e-4;

  private final double windowSeconds;
  private final double initialBitsPerSecond;
  private final Deque<Transfer> transfers = new ArrayDeque<>();

  private record Transfer(double endSeconds, double bits, double seconds) {}

  /**
   * An estimator without transfers.
   *
   * @param windowSeconds how long a transfer counts; the newest always counts
   * @param initialBitsPerSecond the estimate before the first transfer
   */
  public BandwidthEstimator(double windowSeconds, double initialBitsPerSecond) {
    this.windowSeconds = windowSeconds;
    this.initialBitsPerSecond = initialBitsPerSecond;
  }

  /**
   * A transfer, complete or given up.
   *
   * @param endSeconds when it was complete or given up
   * @param bytes that arrived; 0 for a transfer that was given up and may have brought nothing
   * @param seconds that it took
   */
  public void observe(double endSeconds, long bytes, double seconds) {
    transfers.addLast(
        new Transfer(endSeconds, 8.0 * bytes, Math.max(SHORTEST_TRANSFER_SECONDS, seconds)));
    while (transfers.size() > 1
        && transfers.peekFirst().endSeconds() < endSeconds - windowSeconds) {
      transfers.removeFirst();
    }
  }

  /** The estimate, bit/s. */
  public double bitsPerSecond() {
    if (transfers.isEmpty()) {
      return initialBitsPerSecond;
    }
    double bits = 0;
    double seconds = 0;
    for (Transfer transfer : transfers) {
      bits += transfer.bits();
      seconds += transfer.seconds();
    }
    return bits / seconds;
  }
}
