package io.drover.core.time;

/**
 * The time that a part of Drover lives in: the wall clock, or a virtual clock in lockstep with a
 * simulated world. Only differences of readings mean anything.
 */
public interface NanoClock {
  /** Nanoseconds since an arbitrary fixed origin; never runs backwards. */
  long nanoTime();

  /**
   * Blocks the calling thread until {@link #nanoTime()} is at least {@code nanoTime}; returns at
   * once if it already is. On a virtual clock this is what makes time pass.
   */
  void sleepUntil(long nanoTime);

  /** Seconds since the clock's origin. */
  default double seconds() {
    return nanoTime() * 1e-9;
  }

  /** Blocks for {@code seconds} (≥ 0) from now. */
  default void sleep(double seconds) {
    sleepUntil(nanoTime() + toNanos(seconds));
  }

  /** Seconds to the nearest nanosecond. */
  static long toNanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
