package io.drover.bench.hostile;

import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Hostile requests of all kinds in turn, at a steady pace, over a few connections. */
public final class Attack implements AutoCloseable {
  private static final int CLIENTS = 4;

  private final List<HostileCalls> clients = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final HostileSockets sockets;
  private final double perSecond;
  private final AtomicInteger sent = new AtomicInteger();
  private volatile boolean over;

  /** One request of a kind, by a client that is at hand. */
  private interface Kind {
    void send(HostileCalls client, Random random);
  }

  Attack(HostPort address, Map<String, byte[][]> frames, double perSecond, Outcomes outcomes) {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new HostileCalls(address, outcomes));
    }
    this.sockets = new HostileSockets(address, outcomes);
    this.perSecond = perSecond;
    frames.forEach(
        (name, variants) ->
            kinds.add(
                (client, random) ->
                    client.send(name, "Infer", variants[random.nextInt(variants.length)])));
    kinds.add((client, random) -> client.send("unknown method", "Explode", new byte[0]));
    kinds.add((client, random) -> client.hold("request that never comes"));
    kinds.add((client, random) -> client.giveUp("given up at once"));
    kinds.add((client, random) -> client.watch("streams of a share"));
    kinds.add((c, random) -> sockets.open("garbage on the port", HostileSockets.garbage(random)));
    kinds.add((c, random) -> sockets.open("HTTP/1", HostileSockets.http(random)));
    kinds.add((c, random) -> sockets.open("HTTP/2 garbage", HostileSockets.http2Garbage(random)));
    kinds.add((c, random) -> sockets.open("HTTP/2, 16 MB frame", HostileSockets.hugeHttp2Frame()));
    kinds.add((c, random) -> sockets.open("half a preface", HostileSockets.halfPreface()));
    kinds.add((c, random) -> sockets.open("silent connection", new byte[0]));
  }

  /**
   * One that is to begin on an edge.
   *
   * @param frame a good JPEG, to be spoilt
   */
  public static Attack on(HostPort edge, byte[] frame, double perSecond) {
    return new Attack(edge, new HostileFrames(frame).made(), perSecond, new Outcomes());
  }

  /** Sends for so long as it is open, and so many at most. */
  public void begin(int requests) {
    ExecutorService senders = senders();
    var unused = begin(requests, senders);
    senders.shutdown();
  }

  /** Begins to send so many; the future ends when the last one is sent. */
  Future<?> begin(int requests, ExecutorService executor) {
    int first = sent.get();
    int end = first + requests;
    long start = System.nanoTime();
    List<Future<?>> senders = new ArrayList<>();
    for (HostileCalls client : clients) {
      senders.add(executor.submit(() -> send(client, first, end, start)));
    }
    return executor.submit(() -> awaitAll(senders));
  }

  private void send(HostileCalls client, int first, int end, long start) {
    Random random = new Random();
    for (int i = next(end); i >= 0; i = next(end)) {
      long due = start + Math.round((i - first) / perSecond * 1e9);
      LockSupport.parkNanos(due - System.nanoTime());
      kinds.get(i % kinds.size()).send(client, random);
    }
  }

  /** The number of the next request, or −1 after the last one. */
  private int next(int end) {
    int number = sent.getAndUpdate(n -> Math.min(n + 1, end));
    return !over && number < end ? number : -1;
  }

  private static void awaitAll(List<Future<?>> senders) {
    try {
      for (Future<?> sender : senders) {
        sender.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the edge has ended what it has to. */
  void awaitEnds() {
    sockets.awaitEnds();
  }

  @Override
  public void close() {
    over = true;
    clients.forEach(HostileCalls::close);
  }

  static ExecutorService senders() {
    return Executors.newCachedThreadPool(new DaemonThreads("hostile"));
  }
}
