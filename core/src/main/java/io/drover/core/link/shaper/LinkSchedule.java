package io.drover.core.link.shaper;

import io.drover.core.link.LinkModel;
import io.drover.core.time.NanoClock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a link, shared by all connections: says when each chunk has left and when it
 * arrives. Chunks leave one after another in the order in which they came. Any thread.
 */
final class LinkSchedule {
  /** Far away, and yet no clock overflows on it. */
  private static final double FOREVER_SECONDS = 1e9;

  private static final int SMALLEST_CHUNK = 1500;
  private static final int LARGEST_CHUNK = 16 << 10;
  private static final double CHUNK_SECONDS = 0.002;

  private final LinkModel link;
  private final NanoClock clock;
  private final int queueBytes;
  private final double offsetSeconds;
  private final long originNanos;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private double freeSeconds;
  private double busySeconds;

  private record Waiting(long departureNanos, int bytes) {}

  /** A direction whose trace is at {@code offsetSeconds} now. */
  LinkSchedule(LinkModel link, NanoClock clock, int queueBytes, double offsetSeconds) {
    this.link = link;
    this.clock = clock;
    this.queueBytes = queueBytes;
    this.offsetSeconds = offsetSeconds;
    this.originNanos = clock.nanoTime();
    this.freeSeconds = offsetSeconds;
  }

  /** How much to read at once: a packet on a slow link, more where packets would be too many. */
  int chunkBytes() {
    double rate = link.trace().bitsPerSecondAt(linkSeconds(clock.nanoTime()));
    double chunk = rate * CHUNK_SECONDS / 8;
    return (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, chunk));
  }

  /**
   * Sleeps until the queue has room for a chunk, or until the thread is interrupted. Others may
   * take the room first; the queue exceeds its bound by at most a chunk a connection.
   */
  void awaitRoom(int bytes) {
    long at = roomNanos(bytes);
    while (at - clock.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
      clock.sleepUntil(at);
      at = roomNanos(bytes);
    }
  }

  /** When the queue will have room if nothing is added. */
  private synchronized long roomNanos(int bytes) {
    long now = clock.nanoTime();
    while (!waiting.isEmpty() && waiting.peekFirst().departureNanos() - now <= 0) {
      waitingBytes -= waiting.removeFirst().bytes();
    }
    long left = waitingBytes;
    for (Waiting chunk : waiting) {
      if (left == 0 || left + bytes <= queueBytes) {
        break;
      }
      left -= chunk.bytes();
      now = chunk.departureNanos();
    }
    return now;
  }

  /** Puts a chunk in the queue; returns when it arrives, on the clock. */
  synchronized long enqueue(int bytes) {
    double start = Math.max(freeSeconds, linkSeconds(clock.nanoTime()));
    freeSeconds = Math.min(link.departureSeconds(bytes, start), offsetSeconds + FOREVER_SECONDS);
    busySeconds += freeSeconds - start;
    waiting.addLast(new Waiting(nanos(freeSeconds), bytes));
    waitingBytes += bytes;
    return nanos(freeSeconds + link.delaySeconds());
  }

  /** For how long it had something to send so far, outages meanwhile included. */
  synchronized double busySeconds() {
    return busySeconds - Math.max(0, freeSeconds - linkSeconds(clock.nanoTime()));
  }

  private double linkSeconds(long nanos) {
    return offsetSeconds + (nanos - originNanos) * 1e-9;
  }

  private long nanos(double linkSeconds) {
    return originNanos + NanoClock.toNanos(linkSeconds - offsetSeconds);
  }
}
