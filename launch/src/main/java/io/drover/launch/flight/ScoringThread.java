package io.drover.launch.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one other thread that scores and logs finished frames in order. When it falls far behind, the
 * control loop waits for it instead of filling the memory with frames.
 */
public final class ScoringThread implements Executor, AutoCloseable {
  private static final int MOST_WAITING = 128;
  private static final long FAREWELL_SECONDS = 30;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          new DaemonThreads("scoring"),
          ScoringThread::waitForRoom);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

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
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /** Throws what a task has thrown, such as a full disk. */
  public void check() {
    Throwable first = failure.get();
    if (first instanceof DroverException known) {
      throw known;
    }
    if (first != null) {
      throw new DroverException(ErrorCode.INTERNAL, "a frame could not be scored", first);
    }
  }

  /** Finishes what waits, and throws what any task has thrown. */
  public void finish() {
    close();
    check();
  }

  /**
   * Finishes what waits; no task runs any more when this returns, so what tasks use may be closed.
   * On a machine that is far too slow the last frames are left out, which {@link #check} tells.
   */
  @Override
  public void close() {
    thread.shutdown();
    if (!ended()) {
      List<Runnable> lost = new ArrayList<>();
      thread.getQueue().drainTo(lost);
      failure.compareAndSet(
          null,
          new DroverException(
              ErrorCode.RESOURCE_EXHAUSTED,
              "the last "
                  + lost.size()
                  + " frames were not scored: this machine is too slow, fly fewer drones"));
      boolean unused = ended();
    }
  }

  private boolean ended() {
    try {
      return thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
