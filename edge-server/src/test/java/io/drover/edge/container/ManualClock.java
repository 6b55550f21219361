package io.drover.edge.container;

import io.drover.core.time.NanoClock;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to, or when someone sleeps on it. */
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

  public void advance(double seconds) {
    nanos.addAndGet(NanoClock.toNanos(seconds));
  }
}
