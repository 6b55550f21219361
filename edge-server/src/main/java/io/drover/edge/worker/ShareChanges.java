package io.drover.edge.worker;

import io.drover.core.thread.DaemonThreads;
import io.drover.navigation.ResourceShare;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings workers to the shares that are wanted, several at a time. A host takes tens to hundreds of
 * milliseconds for one; of the shares that are wanted meanwhile only the last is applied. What a
 * host refuses is tried again with {@link #retry}. Any thread.
 */
final class ShareChanges implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ShareChanges.class);

  private static final int AT_A_TIME = 4;

  /** Of the calls of {@link #retry} that a refusal lets pass. */
  private static final int MOST_DOUBLINGS = 6;

  private final Map<WorkerEngine, Change> workers = new ConcurrentHashMap<>();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(AT_A_TIME, new DaemonThreads("edge-shares"));

  /** From now on a worker should have this share. */
  void want(WorkerEngine worker, ResourceShare share) {
    workers.computeIfAbsent(worker, Change::new).want(share);
  }

  ResourceShare wanted(WorkerEngine worker) {
    Change change = workers.get(worker);
    return change == null ? ResourceShare.NONE : change.wanted();
  }

  /** Tries again what failed. */
  void retry() {
    workers.values().forEach(Change::retry);
  }

  void forget(WorkerEngine worker) {
    workers.remove(worker);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private final class Change {
    private final WorkerEngine worker;
    private ResourceShare wanted = ResourceShare.NONE;
    private double applied = Double.NaN;
    private boolean running;
    private int failures;
    private int pause;

    Change(WorkerEngine worker) {
      this.worker = worker;
    }

    synchronized void want(ResourceShare share) {
      if (!share.equals(wanted)) {
        wanted = share;
        pause = 0;
      }
      begin();
    }

    synchronized ResourceShare wanted() {
      return wanted;
    }

    synchronized void retry() {
      if (pause > 0) {
        pause--;
      } else {
        begin();
      }
    }

    private synchronized void begin() {
      if (pause == 0 && !running && applied != cores() && !executor.isShutdown()) {
        running = true;
        executor.execute(this::run);
      }
    }

    private double cores() {
      return Math.max(wanted.cores(), WorkerRuntime.LEAST_CORES);
    }

    private void run() {
      double target = next();
      while (!Double.isNaN(target)) {
        boolean done = resized(target);
        target = after(target, done);
      }
    }

    private synchronized double next() {
      return cores();
    }

    private boolean resized(double cores) {
      try {
        worker.resize(cores);
        return true;
      } catch (RuntimeException e) {
        if (!refused() && workers.containsKey(worker)) {
          log.warn("{} keeps its share for now: {}", worker.name(), e.getMessage());
        }
        return false;
      }
    }

    private synchronized boolean refused() {
      return failures > 0;
    }

    /** What to apply next, NaN for nothing; after a refusal that waits for longer each time. */
    private synchronized double after(double cores, boolean done) {
      failures = done ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
      pause = done ? 0 : (1 << failures) - 2;
      if (done) {
        applied = cores;
      }
      boolean more = done && cores() != cores;
      running = more;
      return more ? cores() : Double.NaN;
    }
  }
}
