package io.drover.onboard;

import io.drover.core.time.NanoClock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves, and that whoever sleeps moves on. */
public final class ManualClock implements NanoClock {
  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void sleepUntil(long nanoTime) {
    nanos.accumulateAndGet(nanoTime, Math::max);
  }
}
