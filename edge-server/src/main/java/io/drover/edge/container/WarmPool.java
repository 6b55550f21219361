package io.drover.edge.container;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Networks loaded ahead of the drones that will need them. Any thread. */
final class WarmPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WarmPool.class);

  private static final long FAREWELL_SECONDS = 10;

  private final Supplier<FrameInference> loader;
  private final BlockingQueue<FrameInference> ready = new LinkedBlockingQueue<>();
  private final int size;
  private final ExecutorService loading;
  private boolean closed;

  /**
   * Loads the first network before it returns, so that a file that is none stops the edge when it
   * starts; the others follow in the background.
   */
  WarmPool(Supplier<FrameInference> loader, int size) {
    this.loader = loader;
    this.size = size;
    offer(load());
    this.loading =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "edge-warm-pool");
              thread.setDaemon(true);
              return thread;
            });
    loading.execute(this::refill);
  }

  /** A network of one's own: a warm one, else loaded on the calling thread. */
  FrameInference take() {
    FrameInference warm = ready.poll();
    synchronized (this) {
      if (!closed) {
        loading.execute(this::refill);
      }
    }
    return warm != null ? warm : load();
  }

  private FrameInference load() {
    FrameInference inference = loader.get();
    try {
      return inference.warmedUp();
    } catch (RuntimeException e) {
      inference.close();
      throw e;
    }
  }

  private void refill() {
    try {
      while (ready.size() < size && !isClosed()) {
        offer(load());
      }
    } catch (RuntimeException e) {
      log.warn("no worker could be warmed up: {}", e.getMessage());
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void offer(FrameInference inference) {
    if (closed) {
      inference.close();
    } else {
      ready.add(inference);
    }
  }

  /** Waits for a network that is being loaded: what it is loaded from may be closed next. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      loading.shutdown();
    }
    try {
      if (!loading.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        log.warn("a network is still being loaded after {} s", FAREWELL_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ready.forEach(FrameInference::close);
    ready.clear();
  }
}
