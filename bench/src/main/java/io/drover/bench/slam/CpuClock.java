package io.drover.bench.slam;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of the thread that asks: what others do on the same machine is not in it, nor
 * compilation and garbage collection, which have threads of their own.
 */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** So far, nanoseconds. */
  long nanoTime() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** What some work takes, seconds. */
  double seconds(Runnable work) {
    long before = nanoTime();
    work.run();
    return (nanoTime() - before) * 1e-9;
  }
}
