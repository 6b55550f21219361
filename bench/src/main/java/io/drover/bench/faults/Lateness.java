package io.drover.bench.faults;

import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;

/** How late this machine wakes a thread that has nothing to do with the rest. */
final class Lateness implements AutoCloseable {
  private static final double NAP_SECONDS = 0.01;

  private final NanoClock clock = new WallClock();
  private volatile double worstSeconds;
  private volatile boolean over;

  /** Begins to watch. */
  static Lateness watch() {
    Lateness lateness = new Lateness();
    new DaemonThreads("lateness").newThread(lateness::nap).start();
    return lateness;
  }

  private void nap() {
    while (!over) {
      double due = clock.seconds() + NAP_SECONDS;
      clock.sleep(NAP_SECONDS);
      worstSeconds = Math.max(worstSeconds, clock.seconds() - due);
    }
  }

  /** The worst so far. */
  double worstSeconds() {
    return worstSeconds;
  }

  @Override
  public void close() {
    over = true;
  }
}
