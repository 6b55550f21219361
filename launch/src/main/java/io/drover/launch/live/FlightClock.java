package io.drover.launch.live;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;

/** The wall clock, counted from the moment when a drone's process began to fly. Any thread. */
final class FlightClock implements NanoClock {
  private final NanoClock wall = new WallClock();
  private final long originNanos = wall.nanoTime();
  private final double originUnixSeconds = System.currentTimeMillis() * 1e-3;

  @Override
  public long nanoTime() {
    return wall.nanoTime() - originNanos;
  }

  @Override
  public void sleepUntil(long nanoTime) {
    wall.sleepUntil(nanoTime + originNanos);
  }

  /** When it began, seconds since 1970. */
  double originUnixSeconds() {
    return originUnixSeconds;
  }
}
