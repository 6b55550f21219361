package io.drover.ros.tf;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where one frame was in its parent, lately or always. One thread at a time. */
final class FrameHistory {
  private final TreeMap<Long, FrameTransform> samples = new TreeMap<>();
  private final long keptNanos;
  private final boolean fixed;

  /**
   * @param fixed whether the last sample holds for all times
   */
  FrameHistory(double keptSeconds, boolean fixed) {
    this.keptNanos = (long) (keptSeconds * 1e9);
    this.fixed = fixed;
  }

  boolean fixed() {
    return fixed;
  }

  void add(FrameTransform sample) {
    long nanos = sample.time().toNanos();
    if (fixed) {
      samples.clear();
    } else if (!samples.isEmpty() && nanos < samples.lastKey() - keptNanos) {
      return;
    }
    samples.put(nanos, sample);
    samples.headMap(samples.lastKey() - keptNanos).clear();
  }

  /** The newest sample; there always is one. */
  FrameTransform newest() {
    return samples.lastEntry().getValue();
  }

  /**
   * At a time, between two samples if need be: nothing is guessed before the first and after the
   * last. Between samples of different parents the earlier one holds.
   */
  Optional<FrameTransform> at(long nanos) {
    if (fixed) {
      return Optional.of(newest());
    }
    Map.Entry<Long, FrameTransform> before = samples.floorEntry(nanos);
    Map.Entry<Long, FrameTransform> after = samples.ceilingEntry(nanos);
    if (before == null || after == null) {
      return Optional.empty();
    }
    FrameTransform from = before.getValue();
    FrameTransform to = after.getValue();
    if (before.getKey().equals(after.getKey()) || !from.parent().equals(to.parent())) {
      return Optional.of(from);
    }
    double share = (double) (nanos - before.getKey()) / (after.getKey() - before.getKey());
    return Optional.of(
        new FrameTransform(
            from.parent(), from.child(), from.time(), from.pose().towards(to.pose(), share)));
  }

  /** The times that are covered, for people. */
  String span() {
    return samples.firstEntry().getValue().time().toSeconds()
        + " to "
        + newest().time().toSeconds()
        + " s";
  }
}
