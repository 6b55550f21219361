package io.drover.edge.worker;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.edge.container.ContainerUsage;
import io.drover.edge.container.InferenceEngine;
import io.drover.edge.container.InferenceJob;
import io.drover.edge.container.Inferred;
import io.drover.edge.v1.WorkerReply;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** A worker of a host as the edge uses it; where the host cannot resize, one after another. */
final class WorkerEngine implements InferenceEngine {
  /** Without a deadline of its own, a frame that takes this long is given up. */
  private static final double PATIENCE_SECONDS = 30;

  private final WorkerRuntime runtime;
  private final NanoClock clock;
  private final Object inferring = new Object();
  private volatile WorkerLink link;
  private volatile ContainerUsage former = ContainerUsage.NONE;
  private volatile boolean failed;
  private boolean stopped;

  /**
   * An engine on a worker that is ready.
   *
   * @param runtime whose it is
   */
  WorkerEngine(WorkerLink link, WorkerRuntime runtime, NanoClock clock) {
    this.link = link;
    this.runtime = runtime;
    this.clock = clock;
  }

  String name() {
    return link.worker().name();
  }

  @Override
  public Optional<Inferred> infer(InferenceJob job) {
    double left = job.secondsLeft(clock.nanoTime()).orElse(PATIENCE_SECONDS);
    synchronized (inferring) {
      try {
        WorkerReply reply = link.infer(job.frame().jpeg(), Math.max(left, 0));
        return Optional.of(
            new Inferred(
                new NavigationOutput(reply.getSteeringRadians(), reply.getCollisionProbability()),
                reply.getDecodeSeconds()));
      } catch (StatusRuntimeException e) {
        return explained(job, e);
      }
    }
  }

  private Optional<Inferred> explained(InferenceJob job, StatusRuntimeException e) {
    Status status = e.getStatus();
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED
        && job.secondsLeft(clock.nanoTime()).isPresent()) {
      return Optional.empty();
    }
    if (status.getCode() == Status.Code.INVALID_ARGUMENT) {
      throw new DroverException(ErrorCode.MALFORMED_IMAGE, status.getDescription(), e);
    }
    failed = true;
    throw new DroverException(
        ErrorCode.UNREACHABLE,
        name() + ": " + status.getCode() + ": " + status.getDescription(),
        e);
  }

  void look() {
    link.look();
  }

  @Override
  public boolean broken() {
    return failed || link.silent();
  }

  @Override
  public void apply(ResourceShare share) {
    runtime.changes().want(this, share);
  }

  /**
   * Brings its worker to so many cores; blocks.
   *
   * @throws DroverException if the host refuses
   */
  void resize(double cores) {
    HostedWorker before = link.worker();
    HostedWorker after = before.resize(cores);
    if (after != before) {
      moveTo(runtime.ready(after));
    }
  }

  /** The former worker serves until the new one is ready. */
  private void moveTo(WorkerLink next) {
    WorkerLink last;
    synchronized (this) {
      if (stopped) {
        next.close();
        next.worker().stop();
        return;
      }
      synchronized (inferring) {
        last = link;
        former = used(last);
        link = next;
      }
    }
    last.close();
    last.worker().stop();
  }

  @Override
  public ContainerUsage usage() {
    return used(link).withGranted(runtime.changes().wanted(this));
  }

  private ContainerUsage used(WorkerLink of) {
    return former.plus(
        new ContainerUsage(ResourceShare.NONE, of.cpuSeconds(), of.throttledSeconds()));
  }

  /** Ends the worker, too. */
  @Override
  public synchronized void close() {
    if (!stopped) {
      letGo();
      link.worker().stop();
    }
  }

  /** Leaves the worker running, for another process of this edge to take on. */
  synchronized void letGo() {
    stopped = true;
    runtime.forget(this);
    link.close();
  }
}
