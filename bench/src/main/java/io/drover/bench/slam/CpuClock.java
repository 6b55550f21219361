package io.drover.bench.slam;

import io.drover.core.time.NanoClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of the thread that asks: what others do on the same machine is not in it, nor
 * compilation and garbage collection, which have threads of their own.
 */
final class CpuClock implements NanoClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Override
  public long nanoTime() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** While a thread sleeps its CPU time stands. */
  @Override
  public void sleepUntil(long nanoTime) {
    throw new UnsupportedOperationException("CPU time does not pass by waiting");
  }

  /** What some work takes, seconds. */
  double seconds(Runnable work) {
    long before = nanoTime();
    work.run();
    return (nanoTime() - before) * 1e-9;
  }
}
