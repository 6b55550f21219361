package io.drover.telemetry.publish;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the broker can be reached now, and if not, why. Any thread. */
final class LinkState {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean connected;
  private long connections;
  private Optional<String> problem = Optional.empty();

  void up() {
    lock.lock();
    try {
      connected = true;
      connections++;
      problem = Optional.empty();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says whether this is news: it was up, or was down for another reason. */
  boolean down(Optional<String> reason) {
    lock.lock();
    try {
      boolean news = connected || !problem.equals(reason);
      connected = false;
      problem = reason;
      return news;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitUp(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long remaining = nanos;
      while (!connected && remaining > 0) {
        remaining = changed.awaitNanos(remaining);
      }
      return connected;
    } finally {
      lock.unlock();
    }
  }

  PublisherStatus status(Outbox.Counts counts, long sent) {
    lock.lock();
    try {
      return new PublisherStatus(
          connected,
          connections,
          counts.waiting(),
          sent,
          counts.droppedPeriodic(),
          counts.droppedEvents(),
          problem);
    } finally {
      lock.unlock();
    }
  }
}
