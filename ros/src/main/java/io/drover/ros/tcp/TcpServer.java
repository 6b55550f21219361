package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts subscribers and callers of services, each on a thread of its own. */
final class TcpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TcpServer.class);
  private static final int HEADER_TIMEOUT_MILLIS = 5_000;
  private static final int MOST_CONNECTIONS = 512;

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Serves a connection until it ends. */
  @FunctionalInterface
  interface Handler {
    void serve(Socket socket, InputStream in, ConnectionHeader header)
        throws IOException, InterruptedException;
  }

  TcpServer(InetAddress address, Handler handler) throws IOException {
    this.handler = handler;
    server = new ServerSocket();
    server.bind(new InetSocketAddress(address, 0), 64);
    new DaemonThreads("ros-accept").newThread(this::accept).start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        if (open.size() > MOST_CONNECTIONS) {
          log.warn("more than {} connections: {} is turned away", MOST_CONNECTIONS, socket);
          close(socket);
        } else {
          new DaemonThreads("ros-connection").newThread(() -> serve(socket)).start();
        }
      } catch (IOException e) {
        log.debug("accepting failed: {}", e.getMessage());
      }
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setSoTimeout(HEADER_TIMEOUT_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      ConnectionHeader header = ConnectionHeader.read(in);
      socket.setSoTimeout(0);
      handler.serve(socket, in, header);
    } catch (IOException e) {
      log.debug("connection of {} ended: {}", socket.getRemoteSocketAddress(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(socket);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    Sockets.close(socket);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      log.debug("closing failed: {}", e.getMessage());
    }
    open.forEach(Sockets::close);
  }
}
