package io.drover.rpc;

import java.util.function.LongSupplier;

/**
 * Lets through so much a second, and what has been saved up of one second, one at least. Any
 * thread.
 */
public final class TokenBucket {
  private final double perSecond;
  private final double most;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledNanos;

  /**
   * A full one.
   *
   * @param nanoTime of a clock, nanoseconds
   */
  public TokenBucket(double perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.most = Math.max(1, perSecond);
    this.tokens = most;
    this.filledNanos = nanoTime.getAsLong();
  }

  /** Takes so much if it is there; nothing otherwise. */
  public synchronized boolean tryTake(double wanted) {
    fill();
    if (wanted > tokens) {
      return false;
    }
    tokens -= wanted;
    return true;
  }

  /** Whether nothing was taken lately: it is as good as a new one. */
  public synchronized boolean isFull() {
    fill();
    return tokens >= most;
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(most, tokens + perSecond * (now - filledNanos) * 1e-9);
    filledNanos = now;
  }
}
