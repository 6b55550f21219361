package io.drover.edge.container;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue before an engine, which is replaced when it breaks. The same for every backend:
 * what waits, what is dropped and what a drone is told does not depend on where its engine runs.
 */
public final class QueuedContainer implements Container {
  private static final Logger log = LoggerFactory.getLogger(QueuedContainer.class);

  /** A share that grows takes effect this soon on a frame that waits for CPU time. */
  private static final double THROTTLE_STEP_SECONDS = 0.005;

  /** How often an engine that has nothing to do is looked at. */
  private static final long IDLE_LOOK_MILLIS = 500;

  /** Frames do not each wait for an engine that cannot be had. */
  private static final double FIRST_PAUSE_SECONDS = 0.5;

  private static final double LAST_PAUSE_SECONDS = 10;

  private final DroneId drone;
  private final InferenceEngine.Source engines;
  private final NanoClock clock;
  private final Consumer<QueuedContainer> onStop;
  private final BlockingQueue<InferenceJob> queue;
  private final Thread thread;
  private ResourceShare share;
  private Optional<InferenceEngine> engine = Optional.empty();
  private ContainerUsage former = ContainerUsage.NONE;
  private double pauseSeconds;
  private double retryAtSeconds = Double.NEGATIVE_INFINITY;
  private volatile ContainerHealth health = ContainerHealth.STARTING;

  /**
   * A container yet to be started.
   *
   * @param queueLimit frames that may wait, ≥ 1
   * @param onStop told when it is closed
   */
  public QueuedContainer(
      DroneId drone,
      ResourceShare share,
      InferenceEngine.Source engines,
      int queueLimit,
      NanoClock clock,
      Consumer<QueuedContainer> onStop) {
    this.drone = drone;
    this.share = share;
    this.engines = engines;
    this.clock = clock;
    this.onStop = onStop;
    this.queue = new ArrayBlockingQueue<>(queueLimit);
    this.thread = new Thread(this::run, "edge-worker-" + drone);
    thread.setDaemon(true);
  }

  /** Begins to open its engine, then to infer. */
  public void start() {
    thread.start();
  }

  @Override
  public synchronized void submit(InferenceJob job) {
    if (health == ContainerHealth.STOPPED) {
      stopped(job);
    } else if (!queue.offer(job)) {
      job.drop(
          DropReason.QUEUE_FULL,
          queue.size() + " frames of " + drone + " already wait: send fewer at a time");
    }
  }

  @Override
  public synchronized void apply(ResourceShare newShare) {
    share = newShare;
    engine.ifPresent(e -> e.apply(newShare));
  }

  @Override
  public ContainerHealth health() {
    return health;
  }

  @Override
  public synchronized ContainerUsage usage() {
    ContainerUsage used = engine.map(e -> former.plus(e.usage())).orElse(former);
    return used.withGranted(share);
  }

  @Override
  public void close() {
    List<InferenceJob> waiting = new ArrayList<>();
    synchronized (this) {
      health = ContainerHealth.STOPPED;
      queue.drainTo(waiting);
    }
    waiting.forEach(this::stopped);
    thread.interrupt();
    onStop.accept(this);
  }

  private void stopped(InferenceJob job) {
    job.drop(DropReason.WORKER_STOPPED, "the worker of " + drone + " was stopped: send it again");
  }

  private synchronized boolean become(ContainerHealth next) {
    if (health == ContainerHealth.STOPPED) {
      return false;
    }
    health = next;
    return true;
  }

  private void run() {
    Optional<InferenceEngine> open = Optional.empty();
    try {
      while (health != ContainerHealth.STOPPED) {
        if (open.isEmpty() && health == ContainerHealth.STARTING) {
          open = open();
        }
        InferenceJob job = queue.poll(IDLE_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (open.map(InferenceEngine::broken).orElse(false)) {
          log.warn("the worker of {} is gone and is replaced", drone);
          open = replaced(open.get());
        }
        if (job == null) {
          continue;
        }
        if (open.isEmpty() && clock.seconds() >= retryAtSeconds) {
          open = open();
        }
        if (open.isEmpty()) {
          job.drop(DropReason.WORKER_FAILED, "the worker of " + drone + " cannot be started");
        } else if (!work(job, open.get()) && health != ContainerHealth.STOPPED) {
          open = replaced(open.get());
        }
      }
    } catch (InterruptedException stopped) {
      // how it is told to stop
    } finally {
      // what ends an engine may have to wait, which an interrupted thread cannot
      boolean unused = Thread.interrupted();
      open.ifPresent(this::retire);
    }
  }

  private Optional<InferenceEngine> replaced(InferenceEngine broken) {
    retire(broken);
    return open();
  }

  private void retire(InferenceEngine old) {
    synchronized (this) {
      former = former.plus(old.usage());
      engine = Optional.empty();
    }
    old.close();
  }

  /** An engine under this worker's share, if one can be had now. */
  private Optional<InferenceEngine> open() {
    try {
      InferenceEngine opened = engines.open(currentShare());
      synchronized (this) {
        // the share may have changed while it was opened
        opened.apply(share);
        engine = Optional.of(opened);
      }
      become(ContainerHealth.READY);
      pauseSeconds = 0;
      return Optional.of(opened);
    } catch (RuntimeException | Error e) {
      if (health != ContainerHealth.STOPPED && pauseSeconds == 0) {
        log.error("the worker of {} cannot be started; tried again now and then", drone, e);
      }
      pauseSeconds = Math.min(Math.max(FIRST_PAUSE_SECONDS, 2 * pauseSeconds), LAST_PAUSE_SECONDS);
      retryAtSeconds = clock.seconds() + pauseSeconds;
      become(ContainerHealth.FAILED);
      return Optional.empty();
    }
  }

  private synchronized ResourceShare currentShare() {
    return share;
  }

  /** Infers one frame; false if the engine failed on it and has to be replaced. */
  private boolean work(InferenceJob job, InferenceEngine inference) {
    if (!awaitTurn(job, inference)) {
      return true;
    }
    long start = clock.nanoTime();
    try {
      Optional<Inferred> inferred = inference.infer(job);
      double seconds = (clock.nanoTime() - start) * 1e-9;
      inferred.ifPresentOrElse(
          done ->
              job.outcome()
                  .complete(
                      new InferenceOutcome.Served(
                          done.output(),
                          (start - job.arrivalNanos()) * 1e-9,
                          seconds,
                          done.decodeSeconds())),
          () -> job.drop(DropReason.DEADLINE_PASSED, "the frame's deadline passed in its worker"));
      return true;
    } catch (RuntimeException | Error e) {
      return explained(job, e);
    }
  }

  private boolean explained(InferenceJob job, Throwable failure) {
    if (failure instanceof DroverException malformed
        && malformed.code() == ErrorCode.MALFORMED_IMAGE) {
      job.drop(DropReason.MALFORMED_IMAGE, malformed.getMessage());
      return true;
    }
    if (health == ContainerHealth.STOPPED) {
      stopped(job);
      return false;
    }
    log.error("the worker of {} failed and is replaced", drone, failure);
    become(ContainerHealth.FAILED);
    job.drop(
        DropReason.WORKER_FAILED,
        "the worker of " + drone + " failed on this frame and is replaced: see the edge's log");
    return false;
  }

  /** Waits until the share allows an inference; false if the frame was dropped meanwhile. */
  private boolean awaitTurn(InferenceJob job, InferenceEngine inference) {
    while (true) {
      if (health == ContainerHealth.STOPPED) {
        stopped(job);
        return false;
      }
      if (job.dropIfLate(clock.nanoTime())) {
        return false;
      }
      double wait = inference.secondsUntilTurn();
      if (wait == 0) {
        return true;
      }
      long before = clock.nanoTime();
      clock.sleep(Math.min(wait, THROTTLE_STEP_SECONDS));
      inference.throttled((clock.nanoTime() - before) * 1e-9);
    }
  }
}
