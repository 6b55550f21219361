package io.drover.launch.record;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Messages on their way from the network to the disk: of a bounded number of bytes, the oldest give
 * way. Any thread.
 */
final class MessageBuffer {
  /** What a message takes beside its bytes. */
  private static final long OVERHEAD_BYTES = 100;

  private final long capacityBytes;
  private final Queue<StampedMessage> waiting = new ArrayDeque<>();
  private long bytes;
  private long lost;

  MessageBuffer(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  synchronized void put(StampedMessage message) {
    waiting.add(message);
    bytes += size(message);
    while (bytes > capacityBytes && waiting.size() > 1) {
      bytes -= size(waiting.remove());
      lost++;
    }
    notifyAll();
  }

  /** The next one, waiting for so long. */
  synchronized Optional<StampedMessage> take(double timeoutSeconds) throws InterruptedException {
    long end = System.nanoTime() + Math.round(timeoutSeconds * 1e9);
    for (long left = end - System.nanoTime();
        waiting.isEmpty() && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    Optional<StampedMessage> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(message -> bytes -= size(message));
    return next;
  }

  /** Gives up what waits. */
  synchronized void giveUp() {
    lost += waiting.size();
    waiting.clear();
    bytes = 0;
  }

  /** Messages that gave way, or were given up. */
  synchronized long lost() {
    return lost;
  }

  private static long size(StampedMessage message) {
    return OVERHEAD_BYTES + message.message().bytes().length;
  }
}
