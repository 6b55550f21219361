package io.drover.launch.map;

import com.sun.management.ThreadMXBean;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * What the stages of a mapping took.
 *
 * @param robots of the thread that reads and matches, and writes in the end
 * @param graph of the thread that seeks loops, recognises robots and relaxes
 */
record MappingCosts(StageCosts robots, StageCosts graph) {
  /** Nothing was done yet. */
  static MappingCosts begin() {
    return new MappingCosts(thread(), thread());
  }

  private static StageCosts thread() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    return new StageCosts(System::nanoTime, threads::getCurrentThreadAllocatedBytes);
  }

  /** Those of the thread that a stage runs on. */
  StageCosts of(Stage stage) {
    return switch (stage) {
      case READING, LOCAL_MATCHING, WRITING -> robots;
      case LOOP_SEARCH, RELAXATION, RECOGNITION -> graph;
    };
  }

  /** At most in use on the heap so far, garbage that waits for its collection included. */
  static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
