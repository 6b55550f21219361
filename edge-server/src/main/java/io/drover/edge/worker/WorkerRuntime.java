package io.drover.edge.worker;

import io.drover.core.error.DroverException;
import io.drover.core.id.DroneId;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.edge.Heartbeat;
import io.drover.edge.container.Container;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.InferenceEngine;
import io.drover.edge.container.QueuedContainers;
import io.drover.edge.container.WarmPool;
import io.drover.navigation.ModelBytes;
import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers in processes of their own, wherever a host runs them; each drone has one to itself.
 *
 * <p>Workers that an earlier process of the same edge left behind are taken on: they know no drone,
 * so any may get any. A worker that fails, or says nothing for a few seconds, is replaced by a warm
 * one.
 */
public final class WorkerRuntime implements ContainerRuntime {
  /** What a worker without a share, and without frames, needs to answer looks in time. */
  public static final double LEAST_CORES = 0.05;

  private static final Logger log = LoggerFactory.getLogger(WorkerRuntime.class);

  /** A process starts on a whole core: by a small share it would take minutes. */
  private static final double START_CORES = 1;

  private static final double LOOK_SECONDS = 1;

  /** How long drones have to come back before the workers that were taken on for them go. */
  private static final double RETURN_SECONDS = 60;

  private final WorkerHost host;
  private final ModelBytes network;
  private final String digest;
  private final WorkerOptions options;
  private final NanoClock clock;
  private final Semaphore starts;
  private final ShareChanges changes = new ShareChanges();
  private final Set<WorkerEngine> engines = ConcurrentHashMap.newKeySet();
  private final Heartbeat.Stop looking;
  private final QueuedContainers containers;
  private final double trimSeconds;
  private volatile boolean trimmed;

  /**
   * Takes on the workers that are there; without any, starts one before it returns.
   *
   * @param host this runtime's to close
   * @param digest of the network
   * @throws DroverException if no worker can be started or none can run the network; the host is
   *     closed then
   */
  public WorkerRuntime(
      WorkerHost host, ModelBytes network, String digest, WorkerOptions options, NanoClock clock) {
    this.host = host;
    this.starts = new Semaphore(host.startsAtOnce(), true);
    this.network = network;
    this.digest = digest;
    this.options = options;
    this.clock = clock;
    try {
      WarmPool pool = new WarmPool(this::launch, adopt(), options.warmWorkers());
      this.containers = new QueuedContainers(pool, options.queueLimit(), clock);
    } catch (RuntimeException e) {
      changes.close();
      host.close();
      throw e;
    }
    this.trimSeconds = clock.seconds() + RETURN_SECONDS;
    this.looking = Heartbeat.wallClock().every(LOOK_SECONDS, this::look);
  }

  private List<InferenceEngine> adopt() {
    // side by side: each may be held to a small share, and is slow to answer then
    return host.running().parallelStream().flatMap(worker -> adopted(worker).stream()).toList();
  }

  private Optional<InferenceEngine> adopted(HostedWorker worker) {
    try {
      WorkerLink link = linked(worker, l -> l.awaitSame(digest, options.startSeconds()));
      log.info("{} was running and is taken on", worker.name());
      return Optional.of(engine(link));
    } catch (DroverException e) {
      log.warn("{} is of no use and was stopped: {}", worker.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private InferenceEngine launch() {
    starts.acquireUninterruptibly();
    try {
      return engine(ready(host.launch(START_CORES)));
    } finally {
      starts.release();
    }
  }

  private WorkerEngine engine(WorkerLink link) {
    WorkerEngine engine = new WorkerEngine(link, this, clock);
    engines.add(engine);
    return engine;
  }

  /** The link to a worker, once it answers and has the network; else the worker is stopped. */
  WorkerLink ready(HostedWorker worker) {
    return linked(worker, link -> link.awaitReady(network, digest, options.startSeconds()));
  }

  private WorkerLink linked(HostedWorker worker, Consumer<WorkerLink> wait) {
    WorkerLink link = new WorkerLink(worker, clock);
    try {
      wait.accept(link);
      return link;
    } catch (RuntimeException e) {
      link.close();
      stop(worker);
      throw e;
    }
  }

  /** Also on a thread that was interrupted: stopping waits. */
  private static void stop(HostedWorker worker) {
    boolean interrupted = Thread.interrupted();
    try {
      worker.stop();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  ShareChanges changes() {
    return changes;
  }

  /** An engine is closed. */
  void forget(WorkerEngine engine) {
    engines.remove(engine);
    changes.forget(engine);
  }

  private void look() {
    engines.forEach(WorkerEngine::look);
    changes.retry();
    if (!trimmed && clock.seconds() > trimSeconds) {
      trimmed = true;
      // a host may take seconds for each
      new DaemonThreads("edge-trim").newThread(containers::trim).start();
    }
  }

  @Override
  public Container start(DroneId drone, ResourceShare share) {
    return containers.start(drone, share);
  }

  /** One, for a worker has one thread. */
  @Override
  public double fullCores() {
    return 1;
  }

  /** Stops all workers. */
  @Override
  public void close() {
    looking.close();
    containers.close();
    Set.copyOf(engines).forEach(WorkerEngine::close);
    changes.close();
    host.close();
  }

  /** Leaves everything as a process that is killed would. */
  void abandon() {
    looking.close();
    Set.copyOf(engines).forEach(WorkerEngine::letGo);
    changes.close();
    host.close();
  }
}
