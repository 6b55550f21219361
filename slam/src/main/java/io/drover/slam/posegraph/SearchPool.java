package io.drover.slam.posegraph;

import io.drover.core.thread.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Searches on several threads of this process, the caller's among them. Each takes the next part of
 * a task when it is done with one; few scans are sought on the caller's alone, before others wake.
 * One caller at a time.
 */
public final class SearchPool implements ConstraintSearch, AutoCloseable {
  /** Scans of a batch that are sought sooner than threads wake. */
  private static final int FEW_SCANS = 8;

  private final int restScans;
  private final TaskSearch own;
  private final int helpers;
  private final Queue<TaskSearch> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads;

  /** Parts of tasks that are taken one by one. */
  private static final class Batch {
    private final List<SearchTask> parts;
    private final List<CompletableFuture<List<Constraint>>> found;
    private final AtomicInteger next = new AtomicInteger();

    Batch(List<SearchTask> parts) {
      this.parts = parts;
      this.found = parts.stream().map(part -> new CompletableFuture<List<Constraint>>()).toList();
    }

    /** Takes parts as long as there are any. */
    void work(TaskSearch search) {
      for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
        try {
          found.get(i).complete(search.find(parts.get(i)));
        } catch (RuntimeException | Error e) {
          found.get(i).completeExceptionally(e);
        }
      }
    }

    /** Of so many parts from one on; waits for them. */
    List<Constraint> found(int from, int count) {
      List<Constraint> all = new ArrayList<>();
      found.subList(from, from + count).forEach(part -> all.addAll(part.join()));
      return List.copyOf(all);
    }
  }

  /**
   * One of so many threads.
   *
   * @param threads at least 1
   */
  public SearchPool(PoseGraphOptions options, int threads) {
    this.restScans = options.restScans();
    this.own = new TaskSearch(options);
    this.helpers = threads - 1;
    for (int i = 0; i < helpers; i++) {
      idle.add(new TaskSearch(options));
    }
    this.threads =
        Executors.newFixedThreadPool(Math.max(1, helpers), new DaemonThreads("loop-search"));
  }

  @Override
  public List<List<Constraint>> find(List<SearchTask> tasks) {
    if (helpers == 0 || SearchTask.scans(tasks) < FEW_SCANS) {
      return tasks.stream().map(own::find).toList();
    }
    List<SearchTask> parts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (SearchTask task : tasks) {
      parts.addAll(task.parts(restScans));
      ends.add(parts.size());
    }
    Batch batch = new Batch(parts);
    for (int i = 0; i < Math.min(helpers, parts.size() - 1); i++) {
      threads.execute(() -> help(batch));
    }
    batch.work(own);
    return IntStream.range(0, tasks.size())
        .mapToObj(
            task -> {
              int from = task == 0 ? 0 : ends.get(task - 1);
              return batch.found(from, ends.get(task) - from);
            })
        .toList();
  }

  /** On a thread of the pool, of which there are as many as there are idle searches. */
  private void help(Batch batch) {
    TaskSearch search = idle.remove();
    try {
      batch.work(search);
    } finally {
      idle.add(search);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
