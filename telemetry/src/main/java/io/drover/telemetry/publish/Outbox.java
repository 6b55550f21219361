package io.drover.telemetry.publish;

import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.topic.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reports that wait, oldest first, at most {@code capacity}. When it is full the oldest
 * periodic report goes, and only when there is none the oldest event. Header ids are given out
 * here, before anything can be dropped, so that a drop shows as a gap. Any thread; offering never
 * waits.
 */
final class Outbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int capacity;
  private final String serialNumber;
  private final Map<Topic, Long> nextHeaderIds = new EnumMap<>(Topic.class);
  private final Deque<OutboundMessage> periodic = new ArrayDeque<>();
  private final Deque<OutboundMessage> events = new ArrayDeque<>();
  private long nextSequence;
  private long droppedPeriodic;
  private long droppedEvents;
  private boolean closed;

  Outbox(int capacity, String serialNumber) {
    this.capacity = capacity;
    this.serialNumber = serialNumber;
  }

  /** Adds a report; after {@link #close()} it is dropped at once. */
  void offer(Report report, Instant timestamp) {
    lock.lock();
    try {
      long id = nextHeaderIds.merge(report.topic(), 1L, Long::sum) - 1;
      OutboundMessage message =
          new OutboundMessage(nextSequence++, new Header(id, timestamp, serialNumber), report);
      if (closed) {
        countDrop(message);
        return;
      }
      queueOf(message).addLast(message);
      shed();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Puts back what was taken but did not arrive; it keeps its place in the order. */
  void putBack(List<OutboundMessage> messages) {
    lock.lock();
    try {
      messages.stream()
          .sorted(Comparator.comparingLong(OutboundMessage::sequence).reversed())
          .forEach(message -> queueOf(message).addFirst(message));
      shed();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the oldest report, waiting for one up to {@code seconds}, or until it is closed. */
  Optional<OutboundMessage> take(double seconds) throws InterruptedException {
    lock.lock();
    try {
      long remaining = Math.round(seconds * 1e9);
      while (size() == 0 && !closed && remaining > 0) {
        remaining = changed.awaitNanos(remaining);
      }
      return Optional.ofNullable(pollOldest());
    } finally {
      lock.unlock();
    }
  }

  /** Accepts no more; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits up to {@code seconds} for {@link #close()}. */
  boolean awaitClose(double seconds) throws InterruptedException {
    lock.lock();
    try {
      long remaining = Math.round(seconds * 1e9);
      while (!closed && remaining > 0) {
        remaining = changed.awaitNanos(remaining);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a message that was taken. */
  void drop(OutboundMessage message) {
    lock.lock();
    try {
      countDrop(message);
    } finally {
      lock.unlock();
    }
  }

  /** Gives up all that waits. */
  void dropAll() {
    lock.lock();
    try {
      for (OutboundMessage message = pollOldest(); message != null; message = pollOldest()) {
        countDrop(message);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The counts of this moment, as part of the publisher's status. */
  Counts counts() {
    lock.lock();
    try {
      return new Counts(size(), droppedPeriodic, droppedEvents);
    } finally {
      lock.unlock();
    }
  }

  record Counts(int waiting, long droppedPeriodic, long droppedEvents) {}

  private int size() {
    return periodic.size() + events.size();
  }

  private Deque<OutboundMessage> queueOf(OutboundMessage message) {
    return message.isPeriodic() ? periodic : events;
  }

  private OutboundMessage pollOldest() {
    if (periodic.isEmpty() || events.isEmpty()) {
      return periodic.isEmpty() ? events.pollFirst() : periodic.pollFirst();
    }
    boolean periodicIsOlder = periodic.getFirst().sequence() < events.getFirst().sequence();
    return periodicIsOlder ? periodic.pollFirst() : events.pollFirst();
  }

  private void shed() {
    while (size() > capacity) {
      countDrop(periodic.isEmpty() ? events.removeFirst() : periodic.removeFirst());
    }
  }

  private void countDrop(OutboundMessage message) {
    if (message.isPeriodic()) {
      droppedPeriodic++;
    } else {
      droppedEvents++;
    }
  }
}
