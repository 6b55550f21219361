package io.drover.ros.tcp;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A bounded queue between threads: who puts never waits, the oldest gives way. */
final class DropOldestQueue<T> {
  private final int capacity;
  private final Queue<T> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean closed;

  DropOldestQueue(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a queue of " + capacity + " messages holds none: give at least 1");
    }
    this.capacity = capacity;
  }

  synchronized void put(T one) {
    if (closed) {
      return;
    }
    if (waiting.size() == capacity) {
      waiting.remove();
      dropped++;
    }
    waiting.add(one);
    notifyAll();
  }

  /** Waits for the next; empty once the queue is closed. */
  synchronized Optional<T> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    return closed ? Optional.empty() : Optional.of(waiting.remove());
  }

  synchronized long dropped() {
    return dropped;
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }
}
