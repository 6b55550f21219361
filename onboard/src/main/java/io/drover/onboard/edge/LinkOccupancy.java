package io.drover.onboard.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Messages that nobody waits for and that may still fill the link. Any thread. */
final class LinkOccupancy {
  private final int limit;
  private final Map<Long, Double> startSeconds = new HashMap<>();
  private long next;

  LinkOccupancy(int limit) {
    this.limit = limit;
  }

  synchronized boolean full() {
    return startSeconds.size() >= limit;
  }

  /** Counts a message; returns the ticket to give to {@link #leave}. */
  synchronized long enter(double nowSeconds) {
    startSeconds.put(next, nowSeconds);
    return next++;
  }

  synchronized void leave(long ticket) {
    startSeconds.remove(ticket);
  }

  /** Since when the oldest of them is under way. */
  synchronized OptionalDouble oldestSeconds() {
    return startSeconds.values().stream().mapToDouble(Double::doubleValue).min();
  }
}
