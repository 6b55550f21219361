package io.drover.bench.slam;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of the calling thread: what others do on the same machine is not in it, nor compilation
 * and garbage collection, which have threads of their own.
 */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuClock() {}

  static double seconds() {
    return THREADS.getCurrentThreadCpuTime() * 1e-9;
  }

  /** What some work takes. */
  static double seconds(Runnable work) {
    double before = seconds();
    work.run();
    return seconds() - before;
  }
}
