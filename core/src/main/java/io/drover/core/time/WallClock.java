package io.drover.core.time;

import java.util.concurrent.locks.LockSupport;

/** The machine's monotonic clock. Any thread; an interrupt ends a sleep early and stays set. */
public final class WallClock implements NanoClock {
  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long nanoTime) {
    long remaining = nanoTime - System.nanoTime();
    while (remaining > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(remaining);
      remaining = nanoTime - System.nanoTime();
    }
  }
}
