package io.drover.rl.flight;

import java.util.Arrays;

/**
 * Onboard's {@code BandwidthEstimator} on primitive arrays, so that it can be copied: bits over
 * busy time of the transfers of the last seconds.
 */
final class TransferWindow {
  private static final double WINDOW_SECONDS = 2.5;
  private static final double SHORTEST_TRANSFER_SECONDS = 1e-4;

  private double initialBitsPerSecond;
  // transfers are [first, first + count) modulo the length, which is a power of two
  private double[] endSeconds = new double[64];
  private double[] bits = new double[64];
  private double[] seconds = new double[64];
  private int first;
  private int count;

  void reset(double bitsPerSecond) {
    initialBitsPerSecond = bitsPerSecond;
    first = 0;
    count = 0;
  }

  void observe(double end, long bytes, double took) {
    if (count == endSeconds.length) {
      grow();
    }
    int mask = endSeconds.length - 1;
    int last = (first + count) & mask;
    endSeconds[last] = end;
    bits[last] = 8.0 * bytes;
    seconds[last] = Math.max(SHORTEST_TRANSFER_SECONDS, took);
    count++;
    while (count > 1 && endSeconds[first] < end - WINDOW_SECONDS) {
      first = (first + 1) & mask;
      count--;
    }
  }

  double bitsPerSecond() {
    if (count == 0) {
      return initialBitsPerSecond;
    }
    int mask = endSeconds.length - 1;
    double bitSum = 0;
    double secondSum = 0;
    for (int i = 0; i < count; i++) {
      int at = (first + i) & mask;
      bitSum += bits[at];
      secondSum += seconds[at];
    }
    return bitSum / secondSum;
  }

  void copyFrom(TransferWindow other) {
    if (endSeconds.length < other.endSeconds.length) {
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
