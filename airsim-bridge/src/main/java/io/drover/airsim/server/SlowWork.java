package io.drover.airsim.server;

import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.core.thread.DaemonThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Renders and scans on a few threads of its own, so that no other call waits for them. */
final class SlowWork implements AutoCloseable {
  private static final int LONGEST_QUEUE = 256;

  private final ThreadPoolExecutor threads;

  SlowWork() {
    int count = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            new DaemonThreads("airsim-images"));
  }

  /** Does the work later; refused at once if too much waits already. */
  CompletableFuture<Encodable> submit(Supplier<Encodable> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException e) {
      throw new RpcRefusal("too many images and scans are waiting: ask for fewer at once");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
