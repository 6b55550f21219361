package io.drover.core.link.shaper;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client, the server behind the link, and the four threads between them. */
final class ShapedConnection implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(ShapedConnection.class);

  private final Socket client;
  private final Socket server;
  private final Consumer<ShapedConnection> whenClosed;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private boolean closed;

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  ShapedConnection(Socket client, Socket server, Consumer<ShapedConnection> whenClosed) {
    this.client = client;
    this.server = server;
    this.whenClosed = whenClosed;
  }

  void start(Pump up, Pump down) {
    add("up-read", up::read);
    add("up-write", up::write);
    add("down-read", down::read);
    add("down-write", down::write);
    running.set(threads.size());
    threads.forEach(Thread::start);
  }

  private void add(String name, Work work) {
    Thread thread = new Thread(() -> run(work), "shaper-" + name);
    thread.setDaemon(true);
    threads.add(thread);
  }

  private void run(Work work) {
    try {
      work.run();
      if (running.decrementAndGet() == 0) {
        close();
      }
    } catch (IOException e) {
      log.debug("{} broke: {}", client.getRemoteSocketAddress(), e.getMessage());
      close();
    } catch (InterruptedException e) {
      // closed by another thread
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts both sides. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    threads.forEach(Thread::interrupt);
    closeQuietly(client);
    closeQuietly(server);
    whenClosed.accept(this);
  }

  static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("closing a socket failed: {}", e.getMessage());
    }
  }
}
