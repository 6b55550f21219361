package io.drover.slam.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds rows by their stamps, which may jitter and run backwards: rows keep the order in which they
 * came, and of several with the same stamp the first is found. Any thread.
 */
final class StampIndex {
  /** Seconds by which stamps of the same scan may differ, written by different programs. */
  static final double TOLERANCE = 1e-3;

  private final double[] sorted;
  private final int[] rows;

  /** Of rows in their order. */
  StampIndex(double[] stamps) {
    rows =
        IntStream.range(0, stamps.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> stamps[row]))
            .mapToInt(row -> row)
            .toArray();
    sorted = Arrays.stream(rows).mapToDouble(row -> stamps[row]).toArray();
  }

  /** The row of the nearest stamp, the earlier one of two as near; empty if none is near enough. */
  OptionalInt row(double stamp) {
    int after = firstNotBefore(stamp);
    int nearest =
        after == sorted.length || after > 0 && stamp - sorted[after - 1] <= sorted[after] - stamp
            ? after - 1
            : after;
    return nearest >= 0 && Math.abs(sorted[nearest] - stamp) <= TOLERANCE
        ? OptionalInt.of(rows[nearest])
        : OptionalInt.empty();
  }

  private int firstNotBefore(double stamp) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < stamp) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
