package io.drover.edge.container;

import io.drover.core.thread.DaemonThreads;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Engines made ready ahead of the drones that will need them. Any thread. */
public final class WarmPool implements InferenceEngine.Source, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WarmPool.class);

  private static final long FAREWELL_SECONDS = 10;

  private final Supplier<? extends InferenceEngine> loader;
  private final BlockingQueue<InferenceEngine> ready = new LinkedBlockingQueue<>();
  private final int size;
  private final ExecutorService loading;
  private boolean closed;

  /**
   * A pool with at least one engine in it: without adopted ones the first is loaded before this
   * returns, so that what cannot be had stops the edge when it starts. The others follow in the
   * background.
   *
   * @param loader makes an engine without a share that can infer at once; called on any thread
   * @param adopted engines that were there before
   * @param size how many it keeps, ≥ 1
   */
  public WarmPool(
      Supplier<? extends InferenceEngine> loader, List<InferenceEngine> adopted, int size) {
    this.loader = loader;
    this.size = size;
    ready.addAll(adopted);
    if (ready.isEmpty()) {
      offer(loader.get());
    }
    this.loading = Executors.newSingleThreadExecutor(new DaemonThreads("edge-warm-pool"));
    loading.execute(this::refill);
  }

  /** An engine of one's own: a warm one, else loaded on the calling thread. */
  @Override
  public InferenceEngine open(ResourceShare share) {
    InferenceEngine engine = warm();
    synchronized (this) {
      if (!closed) {
        loading.execute(this::refill);
      }
    }
    if (engine == null) {
      engine = loader.get();
    }
    engine.apply(share);
    return engine;
  }

  private InferenceEngine warm() {
    InferenceEngine engine = ready.poll();
    while (engine != null && engine.broken()) {
      engine.close();
      engine = ready.poll();
    }
    return engine;
  }

  private void refill() {
    try {
      ready.stream().filter(InferenceEngine::broken).toList().forEach(this::discard);
      while (ready.size() < size && !isClosed()) {
        offer(loader.get());
      }
    } catch (RuntimeException e) {
      log.warn("no worker could be warmed up: {}", e.getMessage());
    }
  }

  private void discard(InferenceEngine broken) {
    // unless a drone has just taken it
    if (ready.remove(broken)) {
      broken.close();
    }
  }

  /** Closes the warm engines beyond those that it keeps. */
  public void trim() {
    while (ready.size() > size) {
      InferenceEngine surplus = ready.poll();
      if (surplus != null) {
        surplus.close();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void offer(InferenceEngine engine) {
    if (closed) {
      engine.close();
    } else {
      ready.add(engine);
    }
  }

  /** Waits for an engine that is being loaded: what it is loaded from may be closed next. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      loading.shutdown();
    }
    try {
      if (!loading.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        log.warn("a worker is still being made ready after {} s", FAREWELL_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ready.forEach(InferenceEngine::close);
    ready.clear();
  }
}
