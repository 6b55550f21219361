package io.drover.bench.ros;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for other processes. */
final class Waiting {
  private static final long LIMIT_NANOS = 30_000_000_000L;
  private static final long LOOK_NANOS = 5_000_000;

  private Waiting() {}

  /** Until it is so. */
  static void until(String what, BooleanSupplier so) {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new DroverException(ErrorCode.UNREACHABLE, what + " is not there after 30 s");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
