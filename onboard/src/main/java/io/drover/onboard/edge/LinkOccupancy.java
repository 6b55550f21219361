package io.drover.onboard.edge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages that nobody waits for and that may still fill the link. Any thread. */
final class LinkOccupancy {
  private final int limit;
  private final Map<Long, UnderWay> messages = new HashMap<>();
  private final Set<Long> light = new HashSet<>();
  private long next;

  /** A message, or what is left of it. */
  record UnderWay(double sinceSeconds, long bytes) {}

  LinkOccupancy(int limit) {
    this.limit = limit;
  }

  synchronized boolean full() {
    return messages.size() - light.size() >= limit;
  }

  synchronized boolean empty() {
    return messages.isEmpty();
  }

  /** Counts a message; returns the ticket to give to {@link #leave}. */
  synchronized long enter(double nowSeconds, long bytes) {
    messages.put(next, new UnderWay(nowSeconds, bytes));
    return next++;
  }

  /** The same of a message that is too small to keep a frame back. */
  synchronized long enterLight(double nowSeconds, long bytes) {
    light.add(next);
    return enter(nowSeconds, bytes);
  }

  synchronized void leave(long ticket) {
    messages.remove(ticket);
    light.remove(ticket);
  }

  /** The one that is under way for longest. */
  synchronized Optional<UnderWay> oldest() {
    return messages.values().stream().min(Comparator.comparingDouble(UnderWay::sinceSeconds));
  }
}
