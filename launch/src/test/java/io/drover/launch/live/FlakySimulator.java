package io.drover.launch.live;

import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a simulator, cuts connections and swallows requests for images. */
public final class FlakySimulator implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final HostPort simulator;
  private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger swallowed = new AtomicInteger();
  private volatile boolean withoutImages;

  public FlakySimulator(HostPort simulator) throws IOException {
    this.simulator = simulator;
    new DaemonThreads("flaky-accept").newThread(this::accept).start();
  }

  public HostPort address() {
    return HostPort.loopback(listener.getLocalPort());
  }

  /** Never answers requests for images, as real simulators now and then do. */
  void hangImages(boolean hang) {
    withoutImages = hang;
  }

  /** Requests for images that were never answered. */
  int swallowed() {
    return swallowed.get();
  }

  /** Ends every connection. */
  public void cut() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        try {
          Socket server = new Socket(simulator.host(), simulator.port());
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          open.add(client);
          open.add(server);
          new DaemonThreads("flaky-up").newThread(() -> pump(client, server)).start();
          new DaemonThreads("flaky-down").newThread(() -> pump(server, client)).start();
        } catch (IOException e) {
          client.close();
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
        if (withoutImages && text.contains("simGetImages")) {
          swallowed.incrementAndGet();
        } else {
          to.getOutputStream().write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // one side is gone, and so is the other now
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
