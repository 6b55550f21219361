package io.drover.airsim.rpc;

import static java.util.Objects.requireNonNull;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.error.ListenFailure;
import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A msgpack-rpc server. It lives on after whatever a client sends, and when all places are taken
 * the connection that has been silent longest makes room.
 */
public final class RpcServer implements AutoCloseable {
  static final Logger LOG = LoggerFactory.getLogger(RpcServer.class);

  private static final double SILENT_SECONDS = 60;
  private static final long FAREWELL_MILLIS = 5_000;

  private final ServerSocket listener;
  private final Options options;
  private final MethodTable methods;
  private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor = new DaemonThreads("airsim-accept").newThread(this::accept);
  private int accepted;

  private RpcServer(ServerSocket listener, Options options, MethodTable methods) {
    this.listener = listener;
    this.options = options;
    this.methods = methods;
  }

  /**
   * Where and how to serve.
   *
   * @param host name or address to bind; loopback unless others shall connect
   * @param port 0 for any free one
   * @param frameLimitBytes a longer request closes its connection
   * @param maxConnections at once
   */
  public record Options(
      String host, int port, Dialect dialect, int frameLimitBytes, int maxConnections) {
    public Options {
      requireNonNull(host, "host");
      requireNonNull(dialect, "dialect");
      if (port < 0 || port > 65535 || frameLimitBytes < 1024 || maxConnections < 1) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "a server needs a port of 0 to 65535 and room for a connection: check port " + port);
      }
    }
  }

  /**
   * Binds and begins to serve on threads of its own.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  public static RpcServer start(Options options, MethodTable methods) {
    ServerSocket listener;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getByName(options.host), options.port), 64);
    } catch (IOException e) {
      throw ListenFailure.at(options.host + ":" + options.port, e);
    }
    RpcServer server = new RpcServer(listener, options, methods);
    server.acceptor.start();
    return server;
  }

  /** The port that was bound. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Stops listening and hangs up on everybody; on return the port is free. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("closing the listener: {}", e.toString());
    }
    try {
      // as long as its thread waits for the next one, connections still come about
      acceptor.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(ServedConnection::close);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("could not accept a connection: {}", e.toString());
          LockSupport.parkNanos(50_000_000);
        }
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (connections.size() >= options.maxConnections && !makeRoom()) {
      LOG.warn("{} connections are open: refusing another", connections.size());
      socket.close();
      return;
    }
    ServedConnection[] self = new ServedConnection[1];
    self[0] = new ServedConnection(socket, methods, options, () -> connections.remove(self[0]));
    connections.add(self[0]);
    try {
      self[0].start("airsim-" + accepted++);
    } catch (IOException e) {
      self[0].close();
    }
    if (listener.isClosed()) {
      // accepted just before, it may have been added after all others were closed
      self[0].close();
    }
  }

  private boolean makeRoom() {
    ServedConnection silent =
        connections.stream().max(Comparator.comparingDouble(ServedConnection::idleSeconds)).get();
    if (silent.idleSeconds() < SILENT_SECONDS) {
      return false;
    }
    silent.close();
    return true;
  }
}
