package io.drover.launch.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one other thread that scores and logs finished frames in order. When it falls far behind, the
 * control loop waits for it instead of filling the memory with frames.
 */
final class ScoringThread implements Executor, AutoCloseable {
  private static final int MOST_WAITING = 128;
  private static final long FAREWELL_SECONDS = 30;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread made = new Thread(task, "scoring");
            made.setDaemon(true);
            return made;
          },
          ScoringThread::waitForRoom);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  private static void waitForRoom(Runnable task, ThreadPoolExecutor thread) {
    try {
      thread.getQueue().put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /** Throws what a task has thrown, such as a full disk. */
  void check() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
