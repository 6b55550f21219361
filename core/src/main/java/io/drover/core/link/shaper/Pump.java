package io.drover.core.link.shaper;

import io.drover.core.time.NanoClock;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries one connection's bytes in one direction: one thread reads as the link has room, another
 * hands over what has arrived. The end of the stream travels like its bytes.
 */
final class Pump {
  /** Bounds what has left the link's queue but was not yet taken by a slow receiver. */
  private static final int LARGEST_FLIGHT_BYTES = 4 << 20;

  private final Socket from;
  private final Socket to;
  private final LinkSchedule link;
  private final NanoClock clock;
  private final AtomicLong delivered;
  private final BlockingQueue<Chunk> flight = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(LARGEST_FLIGHT_BYTES);

  /** Bytes and when they arrive; no bytes stand for the end. */
  private record Chunk(byte[] bytes, long arrivalNanos) {}

  Pump(Socket from, Socket to, LinkSchedule link, NanoClock clock, AtomicLong delivered) {
    this.from = from;
    this.to = to;
    this.link = link;
    this.clock = clock;
    this.delivered = delivered;
  }

  /** Reads to the end of the stream. */
  void read() throws IOException, InterruptedException {
    byte[] buffer = new byte[0];
    int count;
    do {
      int chunk = link.chunkBytes();
      link.awaitRoom(chunk);
      buffer = buffer.length < chunk ? new byte[chunk] : buffer;
      count = from.getInputStream().read(buffer, 0, chunk);
      byte[] bytes = count < 0 ? new byte[0] : Arrays.copyOf(buffer, count);
      room.acquire(bytes.length);
      flight.add(new Chunk(bytes, link.enqueue(bytes.length)));
    } while (count >= 0);
  }

  /** Writes to the end of the stream. */
  void write() throws IOException, InterruptedException {
    Chunk chunk = flight.take();
    while (true) {
      clock.sleepUntil(chunk.arrivalNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (chunk.bytes().length == 0) {
        to.shutdownOutput();
        return;
      }
      to.getOutputStream().write(chunk.bytes());
      delivered.addAndGet(chunk.bytes().length);
      room.release(chunk.bytes().length);
      chunk = flight.take();
    }
  }
}
