package io.drover.slam.fusion;

import java.util.SortedMap;
import java.util.TreeMap;

/** Does numbered work once, in the order of its numbers from 0, whatever order it comes in. */
final class NumberedOrder {
  private final SortedMap<Long, Runnable> waiting = new TreeMap<>();
  private long next;

  /** Takes work; passes over what came before. */
  synchronized void offer(long number, Runnable work) {
    if (number < next) {
      return;
    }
    waiting.putIfAbsent(number, work);
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      next++;
      waiting.remove(next - 1).run();
    }
  }
}
