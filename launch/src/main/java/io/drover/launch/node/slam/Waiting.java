package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what others do. */
final class Waiting {
  private static final double LOOK_SECONDS = 0.02;

  private Waiting() {}

  /**
   * Until something is so, or for so long.
   *
   * @return whether it is so
   */
  static boolean until(BooleanSupplier so, double seconds, NanoClock clock) {
    double end = clock.seconds() + seconds;
    boolean now = so.getAsBoolean();
    while (!now && clock.seconds() < end && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(NanoClock.toNanos(LOOK_SECONDS));
      now = so.getAsBoolean();
    }
    return now;
  }
}
