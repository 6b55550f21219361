package io.drover.launch.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work in pieces, as many of them at a time as this machine has cores. */
public final class AllCores {
  private AllCores() {}

  /**
   * Does all pieces.
   *
   * @param what is being done, in the plural, as errors say it: "the flights"
   * @param abandoned set when nobody wants the results any more, because a piece has failed or the
   *     caller was interrupted; pieces look at it now and then
   * @return the results in the order of the pieces
   * @throws DroverException what a piece has thrown, {@code INTERNAL} if it was something else,
   *     {@code RESOURCE_EXHAUSTED} if the caller was interrupted
   */
  public static <T> List<T> run(String what, AtomicBoolean abandoned, List<Callable<T>> pieces) {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<T>> running = new ArrayList<>();
      pieces.forEach(piece -> running.add(cores.submit(piece)));
      List<T> results = new ArrayList<>();
      for (Future<T> piece : running) {
        results.add(piece.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw new DroverException(ErrorCode.INTERNAL, "one of " + what + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, what + " were interrupted: start again", e);
    } finally {
      abandoned.set(true);
      cores.shutdownNow();
      awaitEnd(cores);
    }
  }

  /** What pieces use is closed by whoever gave it, once this has returned. */
  private static void awaitEnd(ExecutorService cores) {
    try {
      boolean unused = cores.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
