package io.drover.bench.hostile;

import io.drover.rpc.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections that speak anything but gRPC, or nothing, and wait for the edge to end them. */
final class HostileSockets {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final byte[] PREFACE = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

  private final HostPort address;
  private final Outcomes outcomes;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  private record Waiting(String kind, Socket socket) {}

  HostileSockets(HostPort address, Outcomes outcomes) {
    this.address = address;
    this.outcomes = outcomes;
  }

  /** Opens one and says something. */
  void open(String kind, byte[] said) {
    try {
      Socket socket = new Socket(InetAddress.getByName(address.host()), address.port());
      waiting.add(new Waiting(kind, socket));
      socket.getOutputStream().write(said);
    } catch (IOException e) {
      // refused, or ended while it spoke: what is waited for
    }
  }

  static byte[] garbage(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(2000)];
    random.nextBytes(bytes);
    return bytes;
  }

  static byte[] http(Random random) {
    return ascii("POST /" + random.nextInt() + " HTTP/1.1\r\nHost: edge\r\n\r\n");
  }

  static byte[] http2Garbage(Random random) {
    return HostileFrames.joined(PREFACE, garbage(random));
  }

  static byte[] hugeHttp2Frame() {
    byte[] length = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 1};
    return HostileFrames.joined(PREFACE, length);
  }

  static byte[] halfPreface() {
    return ascii("PRI * HTT");
  }

  /** Waits until the edge has ended them all, for as long as it may take at most. */
  void awaitEnds() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
      outcomes.add(one.kind, ended(one.socket, end) ? "closed" : "left open");
    }
  }

  private static boolean ended(Socket socket, long end) {
    try (socket) {
      long left = (end - System.nanoTime()) / 1_000_000;
      socket.setSoTimeout((int) Math.max(1, left));
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
