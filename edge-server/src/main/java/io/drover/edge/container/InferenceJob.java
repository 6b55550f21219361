package io.drover.edge.container;

import io.drover.navigation.EncodedFrame;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A frame on its way through a worker. Any thread. */
public final class InferenceJob {
  private final EncodedFrame frame;
  private final long arrivalNanos;
  private final OptionalLong deadlineNanos;
  private final CompletableFuture<InferenceOutcome> outcome = new CompletableFuture<>();
  private volatile boolean abandoned;

  /**
   * A frame that has arrived.
   *
   * @param arrivalNanos on the edge's clock
   * @param deadlineNanos on the edge's clock; empty if the drone waits as long as it takes
   */
  public InferenceJob(EncodedFrame frame, long arrivalNanos, OptionalLong deadlineNanos) {
    this.frame = frame;
    this.arrivalNanos = arrivalNanos;
    this.deadlineNanos = deadlineNanos;
  }

  public EncodedFrame frame() {
    return frame;
  }

  public long arrivalNanos() {
    return arrivalNanos;
  }

  /** Seconds until its deadline, negative once that has passed; empty if it has none. */
  public OptionalDouble secondsLeft(long nowNanos) {
    return deadlineNanos.isPresent()
        ? OptionalDouble.of((deadlineNanos.getAsLong() - nowNanos) * 1e-9)
        : OptionalDouble.empty();
  }

  /** Completed exactly once, never exceptionally; what depends on it runs on the worker. */
  public CompletableFuture<InferenceOutcome> outcome() {
    return outcome;
  }

  /** Nobody waits any more: it need not be inferred. */
  public void abandon() {
    abandoned = true;
  }

  /** Drops it, unless it already has an outcome. */
  public void drop(DropReason reason, String message) {
    outcome.complete(new InferenceOutcome.Dropped(reason, message));
  }

  /** Drops it if an answer can no longer matter; returns whether it did. */
  public boolean dropIfLate(long nowNanos) {
    if (deadlineNanos.isPresent() && nowNanos - deadlineNanos.getAsLong() >= 0) {
      drop(DropReason.DEADLINE_PASSED, "the frame's deadline passed before its turn");
      return true;
    }
    if (abandoned) {
      drop(DropReason.CANCELLED, "the drone gave up before the frame's turn");
      return true;
    }
    return false;
  }
}
