package io.drover.onboard.edge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Messages that nobody waits for and that may still fill the link. Any thread. */
final class LinkOccupancy {
  private final int limit;
  private final Map<Long, UnderWay> messages = new HashMap<>();
  private long next;

  /** A message, or what is left of it. */
  record UnderWay(double sinceSeconds, long bytes) {}

  LinkOccupancy(int limit) {
    this.limit = limit;
  }

  synchronized boolean full() {
    return messages.size() >= limit;
  }

  /** Counts a message; returns the ticket to give to {@link #leave}. */
  synchronized long enter(double nowSeconds, long bytes) {
    messages.put(next, new UnderWay(nowSeconds, bytes));
    return next++;
  }

  synchronized void leave(long ticket) {
    messages.remove(ticket);
  }

  /** The one that is under way for longest. */
  synchronized Optional<UnderWay> oldest() {
    return messages.values().stream().min(Comparator.comparingDouble(UnderWay::sinceSeconds));
  }
}
