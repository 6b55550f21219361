package io.drover.edge.container;

import io.drover.core.time.NanoClock;
import java.util.function.LongSupplier;

/**
 * Holds one worker thread to a share of cores: a bucket of CPU time that fills at the share's rate,
 * pays for each inference after it, and lets the next begin only when it is not in debt.
 *
 * <p>Because an inference is paid for in full, on credit if it takes longer than the bucket holds,
 * the CPU time used over a stretch of time stays within one bucket and one inference of the share.
 * One thread can use at most one core, so shares of 1 and more are never held back. {@link #apply}
 * and the readings may be called from any thread, the rest from the worker's.
 */
final class CpuGovernor {
  private final NanoClock clock;
  private final LongSupplier threadCpuNanos;
  private final double bucketSeconds;
  private double cores;
  private double tokenSeconds;
  private long filledNanos;
  private long startCpuNanos;
  private boolean running;
  private double usedSeconds;
  private double throttledSeconds;

  /**
   * A full bucket.
   *
   * @param threadCpuNanos CPU time of the worker thread so far, read on that thread
   * @param bucketSeconds for how long an idle worker saves its share up, &gt; 0
   */
  CpuGovernor(NanoClock clock, LongSupplier threadCpuNanos, double bucketSeconds, double cores) {
    this.clock = clock;
    this.threadCpuNanos = threadCpuNanos;
    this.bucketSeconds = bucketSeconds;
    this.cores = cores;
    this.tokenSeconds = bucketSeconds * Math.min(1, cores);
    this.filledNanos = clock.nanoTime();
  }

  synchronized void apply(double newCores) {
    fill();
    cores = newCores;
  }

  /**
   * Seconds until the next inference may begin at the present share, 0 if it may now; positive
   * infinity without a share.
   */
  synchronized double secondsUntilTurn() {
    fill();
    if (cores >= 1) {
      return 0;
    }
    if (cores == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return tokenSeconds > 0 ? 0 : Math.max(-tokenSeconds / cores, 1e-6);
  }

  /** Remembers that a frame had to wait. */
  synchronized void throttled(double seconds) {
    throttledSeconds += seconds;
  }

  synchronized void begin() {
    fill();
    running = true;
    startCpuNanos = threadCpuNanos.getAsLong();
  }

  /** Pays for what the thread used since {@link #begin}. */
  synchronized void end() {
    double used = (threadCpuNanos.getAsLong() - startCpuNanos) * 1e-9;
    running = false;
    usedSeconds += used;
    tokenSeconds -= used;
    fill();
  }

  synchronized double usedSeconds() {
    return usedSeconds;
  }

  synchronized double throttledSeconds() {
    return throttledSeconds;
  }

  private void fill() {
    long now = clock.nanoTime();
    tokenSeconds += cores * (now - filledNanos) * 1e-9;
    filledNanos = now;
    // While an inference runs its price is still open; capping then would lose what it may use.
    if (!running) {
      // Whole cores are never in debt, or a worker that comes down to a fraction would pay for it.
      double floor = cores >= 1 ? 0 : Double.NEGATIVE_INFINITY;
      tokenSeconds = Math.max(floor, Math.min(bucketSeconds * Math.min(1, cores), tokenSeconds));
    }
  }
}
