package io.drover.core.link.shaper;

import io.drover.core.error.DroverException;
import io.drover.core.error.ListenFailure;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.time.NanoClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy that behaves like a link: what passes is delayed and limited as {@link LinkModel}
 * says, on traces that begin when the shaper starts.
 *
 * <p>All connections share the one link. At 0 bit/s they stall and stay open. A full queue holds
 * its senders back; nothing is ever dropped. Payload bytes count, headers do not. A connection is
 * closed when the server behind the link goes away, and a new one works as soon as it is back.
 */
public final class TcpShaper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TcpShaper.class);
  private static final BandwidthTrace UNLIMITED = BandwidthTrace.constant(1e12);
  private static final int CONNECT_MILLIS = 1000;
  private static final double PAUSE_SECONDS = 0.1;

  /** Small, so that the kernel's buffers add little to the link's queue. */
  private static final int SOCKET_BUFFER_BYTES = 64 << 10;

  private final ShaperOptions options;
  private final NanoClock clock;
  private final ServerSocket listener;
  private final LinkSchedule up;
  private final LinkSchedule down;
  private final AtomicLong upBytes = new AtomicLong();
  private final AtomicLong downBytes = new AtomicLong();
  private final Set<ShapedConnection> connections = ConcurrentHashMap.newKeySet();

  private TcpShaper(ShaperOptions options, NanoClock clock, ServerSocket listener) {
    this.options = options;
    this.clock = clock;
    this.listener = listener;
    this.up = schedule(options.up());
    this.down = schedule(options.down().orElse(UNLIMITED));
  }

  private LinkSchedule schedule(BandwidthTrace trace) {
    return new LinkSchedule(
        new LinkModel(trace, options.delaySeconds()),
        clock,
        options.queueBytes(),
        options.offsetSeconds());
  }

  /**
   * Listens and starts the traces.
   *
   * @param clock what the link sleeps on; sockets know only the wall clock
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had, {@code
   *     INVALID_ARGUMENT} if the address is not this machine's
   */
  public static TcpShaper start(ShaperOptions options, NanoClock clock) {
    ServerSocket listener = listen(options.listen());
    TcpShaper shaper = new TcpShaper(options, clock, listener);
    Thread thread = new Thread(shaper::accept, "shaper-accept");
    thread.setDaemon(true);
    thread.start();
    return shaper;
  }

  private static ServerSocket listen(InetSocketAddress address) {
    ServerSocket listener = null;
    try {
      listener = new ServerSocket();
      listener.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
      listener.bind(address);
      return listener;
    } catch (IOException e) {
      if (listener != null) {
        ShapedConnection.closeQuietly(listener);
      }
      throw ListenFailure.at(address.getHostString() + ":" + address.getPort(), e);
    }
  }

  /** Where clients connect, with the port that it really has. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  public ShaperTraffic traffic() {
    return new ShaperTraffic(upBytes.get(), downBytes.get(), connections.size(), up.busySeconds());
  }

  private void accept() {
    while (!listener.isClosed()) {
      Socket client;
      try {
        client = listener.accept();
      } catch (IOException e) {
        if (!listener.isClosed()) {
          log.warn("the link could not take a connection: {}", e.getMessage());
          clock.sleep(PAUSE_SECONDS);
        }
        continue;
      }
      // a server that does not answer must not keep other clients waiting
      Thread thread = new Thread(() -> connect(client), "shaper-connect");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
      InetSocketAddress upstream = options.upstream();
      // looked up anew: the server may have come back elsewhere
      server.connect(
          new InetSocketAddress(upstream.getHostString(), upstream.getPort()), CONNECT_MILLIS);
    } catch (IOException e) {
      log.debug("nobody answers at {}: {}", options.upstream(), e.getMessage());
      ShapedConnection.closeQuietly(client);
      ShapedConnection.closeQuietly(server);
      return;
    }
    open(client, server);
  }

  private void open(Socket client, Socket server) {
    ShapedConnection connection = new ShapedConnection(client, server, connections::remove);
    connections.add(connection);
    connection.start(
        new Pump(client, server, up, clock, upBytes),
        new Pump(server, client, down, clock, downBytes));
    if (listener.isClosed()) {
      connection.close();
    }
  }

  /** Cuts every connection and stops listening. */
  @Override
  public void close() {
    ShapedConnection.closeQuietly(listener);
    connections.forEach(ShapedConnection::close);
  }
}
