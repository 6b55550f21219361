package io.drover.onboard.perception;

import java.util.Arrays;

/**
 * Estimates a link from the transfers seen on it: bits over busy time, over the transfers of the
 * last few seconds. Long transfers weigh more than short ones, so that the estimate is the harmonic
 * mean of the rates. On primitive arrays, so that a simulation can copy it. Not thread-safe.
 */
public final class BandwidthEstimator {
  /** How long a transfer counts by default. */
  public static final double WINDOW_SECONDS = 2.5;

  private static final double SHORTEST_TRANSFER_SECONDS = 1e-4;

  /** A transfer under way for longer may have brought nothing at all. */
  private static final double SILENCE_SECONDS = 1;

  private final double windowSeconds;
  private double initialBitsPerSecond;
  // transfers are [first, first + count) modulo the length, which is a power of two
  private double[] endSeconds = new double[64];
  private double[] bits = new double[64];
  private double[] seconds = new double[64];
  private int first;
  private int count;

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

  /** Forgets all transfers. */
  public void reset(double bitsPerSecond) {
    initialBitsPerSecond = bitsPerSecond;
    first = 0;
    count = 0;
  }

  /**
   * A transfer that is complete.
   *
   * @param end when, in seconds
   * @param bytes that arrived
   * @param took seconds
   */
  public void observe(double end, long bytes, double took) {
    if (count == endSeconds.length) {
      grow();
    }
    int mask = endSeconds.length - 1;
    int last = (first + count) & mask;
    endSeconds[last] = end;
    bits[last] = 8.0 * bytes;
    seconds[last] = Math.max(SHORTEST_TRANSFER_SECONDS, took);
    count++;
    while (count > 1 && endSeconds[first] < end - windowSeconds) {
      first = (first + 1) & mask;
      count--;
    }
  }

  /**
   * A transfer that is no longer waited for: between nothing and all of it has arrived, so half of
   * it counts.
   *
   * @return bytes that may still be under way
   */
  public long giveUp(double end, long bytes, double waitedSeconds) {
    observe(end, bytes / 2, waitedSeconds);
    return bytes - bytes / 2;
  }

  /** The estimate from what has arrived, bit/s. */
  public double bitsPerSecond() {
    return count == 0
        ? initialBitsPerSecond
        : sum(bits, Double.NEGATIVE_INFINITY) / sum(seconds, Double.NEGATIVE_INFINITY);
  }

  /**
   * The estimate while something is under way: no better than if it arrived this moment, and after
   * a second of silence as if it had brought nothing.
   *
   * @param now in seconds
   * @param sinceSeconds when it was sent
   * @param bytes of it
   */
  public double bitsPerSecond(double now, double sinceSeconds, long bytes) {
    double under = now - sinceSeconds;
    if (!(under > SHORTEST_TRANSFER_SECONDS)) {
      return bitsPerSecond();
    }
    double oldest = now - windowSeconds;
    double arrived = under > SILENCE_SECONDS ? 0 : 8.0 * bytes;
    double bound = (sum(bits, oldest) + arrived) / (sum(seconds, oldest) + under);
    return Math.min(bitsPerSecond(), bound);
  }

  /** Becomes a copy of another with the same window. */
  public void copyFrom(BandwidthEstimator other) {
    if (endSeconds.length < other.count) {
      endSeconds = new double[other.endSeconds.length];
      bits = new double[endSeconds.length];
      seconds = new double[endSeconds.length];
    }
    initialBitsPerSecond = other.initialBitsPerSecond;
    first = 0;
    count = other.count;
    int mask = other.endSeconds.length - 1;
    for (int i = 0; i < count; i++) {
      int at = (other.first + i) & mask;
      endSeconds[i] = other.endSeconds[at];
      bits[i] = other.bits[at];
      seconds[i] = other.seconds[at];
    }
  }

  /** Sum over the transfers that ended at {@code oldest} or later. */
  private double sum(double[] values, double oldest) {
    int mask = endSeconds.length - 1;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int at = (first + i) & mask;
      if (endSeconds[at] >= oldest) {
        sum += values[at];
      }
    }
    return sum;
  }

  private void grow() {
    endSeconds = unrolled(endSeconds);
    bits = unrolled(bits);
    seconds = unrolled(seconds);
    first = 0;
  }

  private double[] unrolled(double[] ring) {
    double[] longer = Arrays.copyOfRange(ring, first, first + 2 * ring.length);
    System.arraycopy(ring, 0, longer, ring.length - first, first);
    return longer;
  }
}
