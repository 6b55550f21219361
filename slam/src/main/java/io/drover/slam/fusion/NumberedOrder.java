package io.drover.slam.fusion;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Does numbered work once, in the order of its numbers from 0, whatever order it comes in. */
final class NumberedOrder {
  /** Far more than robots have under way. */
  static final int MOST_AHEAD = 1 << 16;

  private final SortedMap<Long, Runnable> waiting = new TreeMap<>();

  /** By number: what is done after it. */
  private final SortedMap<Long, List<Runnable>> following = new TreeMap<>();

  private long next;

  /**
   * Takes work; passes over what came before.
   *
   * @throws IllegalArgumentException if its number is out of all proportion
   */
  synchronized void offer(long number, Runnable work) {
    check(number);
    if (number < next) {
      return;
    }
    waiting.putIfAbsent(number, work);
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      next++;
      waiting.remove(next - 1).run();
      follow();
    }
  }

  /**
   * Does something once that number has been: now, or later.
   *
   * @throws IllegalArgumentException if it is out of all proportion
   */
  synchronized void after(long number, Runnable work) {
    check(number);
    following.computeIfAbsent(number, each -> new ArrayList<>()).add(work);
    follow();
  }

  private void follow() {
    while (!following.isEmpty() && following.firstKey() < next) {
      following.remove(following.firstKey()).forEach(Runnable::run);
    }
  }

  private void check(long number) {
    if (number < 0 || number - next > MOST_AHEAD) {
      throw new IllegalArgumentException(
          "number " + Long.toUnsignedString(number) + " while " + next + " is waited for");
    }
  }
}
