package io.drover.launch.map;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What links have carried of late while they had something to carry. Looked at tick by tick; a link
 * that is not used is forgotten after a while, as it may have become another. One thread.
 */
final class LinkRates {
  static final int WINDOW_TICKS = 40;
  static final int MEMORY_TICKS = 120;
  private static final double BITS = 8;

  /** With less nothing is said. */
  private static final double LEAST_BUSY_SECONDS = 0.2;

  private final Map<Way, Link> links = new HashMap<>();
  private long tick;

  /** From a robot to an edge. */
  private record Way(int robot, int edge) {}

  private record Sample(long tick, long bytes, double busySeconds) {}

  private static final class Link {
    private final Deque<Sample> samples = new ArrayDeque<>();
    private OptionalDouble rate = OptionalDouble.empty();

    void add(Sample now) {
      if (!samples.isEmpty() && samples.getLast().bytes > now.bytes) {
        // it was made anew
        samples.clear();
      }
      samples.addLast(now);
      while (samples.getFirst().tick <= now.tick - WINDOW_TICKS) {
        samples.removeFirst();
      }
      Sample first = samples.getFirst();
      double busy = now.busySeconds - first.busySeconds;
      if (busy >= LEAST_BUSY_SECONDS) {
        rate = OptionalDouble.of(BITS * (now.bytes - first.bytes) / busy);
      }
    }

    long lastTick() {
      return samples.getLast().tick;
    }
  }

  /** Time goes on. */
  void tick() {
    tick++;
    links.values().removeIf(link -> link.lastTick() < tick - MEMORY_TICKS);
  }

  /**
   * A link, now.
   *
   * @param bytes that it has carried since it was made
   * @param busySeconds that it took
   */
  void observe(int robot, int edge, long bytes, double busySeconds) {
    links
        .computeIfAbsent(new Way(robot, edge), way -> new Link())
        .add(new Sample(tick, bytes, busySeconds));
  }

  /** What a link carries; empty if that is not known, or was too long ago. */
  OptionalDouble bitsPerSecond(int robot, int edge) {
    Link link = links.get(new Way(robot, edge));
    return link == null ? OptionalDouble.empty() : link.rate;
  }

  /** What links carry on the average; empty if of none it is known. */
  OptionalDouble meanBitsPerSecond() {
    return links.values().stream()
        .map(link -> link.rate)
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }
}
