package io.drover.telemetry.publish;

import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.queue.MessageQueue;
import io.drover.telemetry.queue.StoredMessage;
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
 * periodic report goes, and only when there is none the oldest event. With a queue on disk events
 * have room of their own there, in bytes; those that an earlier process left come first. Header ids
 * are given out here, before anything can be dropped, so that a drop shows as a gap. Any thread;
 * offering never waits.
 */
final class Outbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int capacity;
  private final String serialNumber;
  private final Map<Topic, Long> nextHeaderIds = new EnumMap<>(Topic.class);
  private final Deque<OutboundMessage> periodic = new ArrayDeque<>();
  private final Deque<OutboundMessage> events = new ArrayDeque<>();
  private final Optional<MessageQueue> disk;
  private final long diskBytes;
  private long eventBytes;
  private long nextSequence;
  private long droppedPeriodic;
  private long droppedEvents;
  private boolean closed;

  /** All in memory. */
  Outbox(int capacity, String serialNumber) {
    this(capacity, serialNumber, Optional.empty(), 0);
  }

  /**
   * An outbox.
   *
   * @param disk where events wait, too
   * @param diskBytes of payloads that may wait there
   */
  Outbox(int capacity, String serialNumber, Optional<MessageQueue> disk, long diskBytes) {
    this.capacity = capacity;
    this.serialNumber = serialNumber;
    this.disk = disk;
    this.diskBytes = diskBytes;
    disk.ifPresent(this::recover);
  }

  private void recover(MessageQueue queue) {
    for (Topic topic : Topic.values()) {
      Optional.ofNullable(queue.nextIds().get(topic.level()))
          .ifPresent(id -> nextHeaderIds.put(topic, id));
    }
    for (StoredMessage stored : queue.found()) {
      addLast(OutboundMessage.of(stored));
      nextSequence = stored.sequence() + 1;
    }
    shed();
  }

  /** Adds a report; after {@link #close()} it is dropped at once. */
  void offer(Report report, Instant timestamp) {
    lock.lock();
    try {
      long id = nextHeaderIds.merge(report.topic(), 1L, Long::sum) - 1;
      Header header = new Header(id, timestamp, serialNumber);
      OutboundMessage message = OutboundMessage.of(nextSequence++, header, report);
      if (closed) {
        countDrop(message);
        return;
      }
      addLast(disk.isPresent() && !message.isPeriodic() ? kept(message) : message);
      shed();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The same, written out and on its way to the disk. */
  private OutboundMessage kept(OutboundMessage message) {
    StoredMessage stored =
        new StoredMessage(
            message.sequence(), message.topic(), message.headerId(), message.payload());
    disk.orElseThrow().put(stored);
    return OutboundMessage.of(stored);
  }

  /** The broker has it. */
  void delivered(OutboundMessage message) {
    if (!message.isPeriodic()) {
      disk.ifPresent(queue -> queue.done(message.sequence()));
    }
  }

  /** Puts back what was taken but did not arrive; it keeps its place in the order. */
  void putBack(List<OutboundMessage> messages) {
    lock.lock();
    try {
      messages.stream()
          .sorted(Comparator.comparingLong(OutboundMessage::sequence).reversed())
          .forEach(
              message -> {
                queueOf(message).addFirst(message);
                weigh(message, 1);
              });
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

  /** Gives up all that waits, but for what is on disk: the next process finds it there. */
  void dropAll() {
    lock.lock();
    try {
      if (disk.isPresent()) {
        periodic.forEach(this::countDrop);
        periodic.clear();
        return;
      }
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

  private void addLast(OutboundMessage message) {
    queueOf(message).addLast(message);
    weigh(message, 1);
  }

  private OutboundMessage pollOldest() {
    boolean periodicFirst =
        events.isEmpty()
            || (!periodic.isEmpty()
                && periodic.getFirst().sequence() < events.getFirst().sequence());
    return periodicFirst ? periodic.pollFirst() : pollEvent();
  }

  private OutboundMessage pollEvent() {
    OutboundMessage event = events.removeFirst();
    weigh(event, -1);
    return event;
  }

  /** Memory counts messages, the disk bytes. */
  private void weigh(OutboundMessage message, int sign) {
    if (disk.isPresent() && !message.isPeriodic()) {
      eventBytes += (long) sign * message.payload().length;
    }
  }

  private void shed() {
    while (!periodic.isEmpty() && overfull()) {
      countDrop(periodic.removeFirst());
    }
    while (!events.isEmpty() && (disk.isPresent() ? eventBytes > diskBytes : overfull())) {
      countDrop(pollEvent());
    }
  }

  private boolean overfull() {
    return periodic.size() + (disk.isPresent() ? 0 : events.size()) > capacity;
  }

  private void countDrop(OutboundMessage message) {
    if (message.isPeriodic()) {
      droppedPeriodic++;
    } else {
      droppedEvents++;
      disk.ifPresent(queue -> queue.done(message.sequence()));
    }
  }
}
