package io.drover.telemetry;

import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay on loopback that can be cut without a goodbye, and mended. */
public final class CuttableLink implements AutoCloseable {
  private final ServerSocket listener;
  private final BrokerUrl broker;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Relays to {@code broker}. */
  public CuttableLink(BrokerUrl broker) throws IOException {
    this.broker = broker;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Where clients connect instead. */
  public BrokerUrl url() {
    return new BrokerUrl(broker.transport(), "127.0.0.1", listener.getLocalPort(), broker.path());
  }

  /** Drops every connection, and each new one, until {@link #mend()}. */
  public void cut() {
    cut = true;
    sockets.forEach(CuttableLink::closeQuietly);
    sockets.clear();
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        sockets.add(near);
        if (cut) {
          closeQuietly(near);
          continue;
        }
        Socket far = new Socket(broker.host(), broker.port());
        sockets.add(far);
        start(() -> copy(near, far));
        start(() -> copy(far, near));
      } catch (IOException e) {
        // the next connection may fare better; a closed listener ends the loop
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one end is gone: closing both tells the other
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "cuttable-link");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more either way
    }
  }
}
