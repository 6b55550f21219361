package io.drover.edge.container;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.ResourceShare;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker thread with a bounded queue, a network, and a governor. */
final class EmbeddedContainer implements Container {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedContainer.class);

  /** A share that grows takes effect this soon on a frame that waits for CPU time. */
  private static final double THROTTLE_STEP_SECONDS = 0.005;

  private final DroneId drone;
  private final WarmPool pool;
  private final EmbeddedOptions options;
  private final NanoClock clock;
  private final Consumer<EmbeddedContainer> onStop;
  private final BlockingQueue<InferenceJob> queue;
  private final CpuGovernor governor;
  private final Thread thread;
  private volatile ResourceShare share;
  private volatile ContainerHealth health = ContainerHealth.STARTING;

  EmbeddedContainer(
      DroneId drone,
      ResourceShare share,
      WarmPool pool,
      EmbeddedOptions options,
      NanoClock clock,
      Consumer<EmbeddedContainer> onStop) {
    this.drone = drone;
    this.share = share;
    this.pool = pool;
    this.options = options;
    this.clock = clock;
    this.onStop = onStop;
    this.queue = new ArrayBlockingQueue<>(options.queueLimit());
    this.governor =
        new CpuGovernor(
            clock,
            ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
            options.bucketSeconds(),
            share.cores());
    this.thread = new Thread(this::run, "edge-worker-" + drone);
    thread.setDaemon(true);
  }

  void start() {
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
  public void apply(ResourceShare newShare) {
    share = newShare;
    governor.apply(newShare.cores());
  }

  @Override
  public ContainerHealth health() {
    return health;
  }

  @Override
  public ContainerUsage usage() {
    return new ContainerUsage(share, governor.usedSeconds(), governor.throttledSeconds());
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
    FrameInference inference = null;
    try {
      while (health != ContainerHealth.STOPPED) {
        if (inference == null && health == ContainerHealth.STARTING) {
          inference = load();
        }
        InferenceJob job = queue.take();
        if (inference == null) {
          inference = load();
        }
        if (inference == null) {
          job.drop(DropReason.WORKER_FAILED, "the worker of " + drone + " cannot be started");
        } else if (!work(job, inference)) {
          inference.close();
          inference = null;
          inference = load();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (inference != null) {
        inference.close();
      }
    }
  }

  /** A network under this worker's share, or null if none can be had now. */
  private FrameInference load() {
    try {
      FrameInference loaded = pool.take();
      become(ContainerHealth.READY);
      return options
          .device()
          .map(device -> device.slowed(loaded.model(), clock, () -> share))
          .map(model -> new FrameInference(loaded.decoder(), model))
          .orElse(loaded);
    } catch (RuntimeException | Error e) {
      log.error("the worker of {} cannot be started", drone, e);
      become(ContainerHealth.FAILED);
      return null;
    }
  }

  /** Infers one frame; false if the network failed on it and has to be replaced. */
  private boolean work(InferenceJob job, FrameInference inference) {
    if (!awaitTurn(job)) {
      return true;
    }
    long start = clock.nanoTime();
    governor.begin();
    try {
      var output = inference.infer(job.frame().jpeg());
      governor.end();
      double seconds = (clock.nanoTime() - start) * 1e-9;
      job.outcome()
          .complete(
              new InferenceOutcome.Served(output, (start - job.arrivalNanos()) * 1e-9, seconds));
      return true;
    } catch (RuntimeException | Error e) {
      governor.end();
      return explained(job, e);
    }
  }

  private boolean explained(InferenceJob job, Throwable failure) {
    if (failure instanceof DroverException malformed
        && malformed.code() == ErrorCode.MALFORMED_IMAGE) {
      job.drop(DropReason.MALFORMED_IMAGE, malformed.getMessage());
      return true;
    }
    log.error("the worker of {} failed and is replaced", drone, failure);
    become(ContainerHealth.FAILED);
    job.drop(
        DropReason.WORKER_FAILED,
        "the worker of " + drone + " failed on this frame and is replaced: see the edge's log");
    return false;
  }

  /** Waits until the share allows an inference; false if the frame was dropped meanwhile. */
  private boolean awaitTurn(InferenceJob job) {
    while (true) {
      if (health == ContainerHealth.STOPPED) {
        stopped(job);
        return false;
      }
      if (job.dropIfLate(clock.nanoTime())) {
        return false;
      }
      double wait = options.governed() ? governor.secondsUntilTurn() : 0;
      if (wait == 0) {
        return true;
      }
      long before = clock.nanoTime();
      clock.sleep(Math.min(wait, THROTTLE_STEP_SECONDS));
      governor.throttled((clock.nanoTime() - before) * 1e-9);
    }
  }
}
