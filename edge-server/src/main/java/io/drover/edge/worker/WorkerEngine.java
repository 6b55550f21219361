package io.drover.edge.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.edge.container.ContainerUsage;
import io.drover.edge.container.InferenceEngine;
import io.drover.edge.container.InferenceJob;
import io.drover.edge.v1.LookRequest;
import io.drover.edge.v1.NetworkPart;
import io.drover.edge.v1.WorkerGrpc;
import io.drover.edge.v1.WorkerGrpc.WorkerBlockingStub;
import io.drover.edge.v1.WorkerReply;
import io.drover.edge.v1.WorkerRequest;
import io.drover.edge.v1.WorkerState;
import io.drover.edge.v1.WorkerUsage;
import io.drover.navigation.ModelBytes;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.rpc.Deadlines;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker of a host as the edge uses it. */
final class WorkerEngine implements InferenceEngine {
  private static final Logger log = LoggerFactory.getLogger(WorkerEngine.class);

  private static final int PART_BYTES = 1 << 20;
  private static final double LOOK_SECONDS = 2;

  /** A worker under a small share takes a few looks' time; a dead one never answers. */
  private static final double SILENCE_SECONDS = 4;

  /** Without a deadline of its own, a frame in a worker that takes this long is given up. */
  private static final double PATIENCE_SECONDS = 30;

  private static final double POLL_SECONDS = 0.01;

  private final HostedWorker worker;
  private final RpcChannel channel;
  private final NanoClock clock;
  private final ShareChanges changes;
  private final Consumer<WorkerEngine> onClose;
  private volatile WorkerUsage usage = WorkerUsage.getDefaultInstance();
  private volatile WorkerUsage atStart = WorkerUsage.getDefaultInstance();
  private volatile double answeredSeconds;
  private volatile boolean failed;
  private boolean stopped;

  /** An engine on a worker that may not yet answer: {@link #awaitReady} waits. */
  WorkerEngine(
      HostedWorker worker, NanoClock clock, ShareChanges changes, Consumer<WorkerEngine> onClose) {
    this.worker = worker;
    this.channel = RpcChannel.to(worker.address());
    this.clock = clock;
    this.changes = changes;
    this.onClose = onClose;
    this.answeredSeconds = clock.seconds();
  }

  String name() {
    return worker.name();
  }

  /**
   * Waits until the worker answers, gives it the network unless it has it, and counts from here.
   *
   * @throws DroverException {@code UNREACHABLE} if it does not answer in time, {@code REFUSED} if
   *     it cannot run the network
   */
  void awaitReady(ModelBytes network, String digest, double limitSeconds) {
    double end = clock.seconds() + limitSeconds;
    Optional<WorkerState> state = Optional.empty();
    while (state.isEmpty()) {
      if (clock.seconds() > end) {
        throw new DroverException(
            ErrorCode.UNREACHABLE,
            worker.name() + " at " + worker.address() + " does not answer: see its log");
      }
      clock.sleep(POLL_SECONDS);
      state = channel.connected() ? lookNow() : Optional.empty();
    }
    WorkerState ready = state.get();
    if (!ready.getNetworkDigest().equals(digest)) {
      ready = load(network, Math.max(end - clock.seconds(), POLL_SECONDS));
    }
    atStart = ready.getUsage();
    answered(ready.getUsage());
  }

  private Optional<WorkerState> lookNow() {
    try {
      return Optional.of(stub(LOOK_SECONDS).look(LookRequest.getDefaultInstance()));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private WorkerState load(ModelBytes network, double limitSeconds) {
    CompletableFuture<WorkerState> loaded = new CompletableFuture<>();
    StreamObserver<NetworkPart> parts =
        Deadlines.within(WorkerGrpc.newStub(channel.grpc()), limitSeconds)
            .load(
                new StreamObserver<>() {
                  @Override
                  public void onNext(WorkerState state) {
                    loaded.complete(state);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    loaded.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    ByteString onnx = UnsafeByteOperations.unsafeWrap(network.onnx());
    NetworkPart.Builder part =
        NetworkPart.newBuilder().setSource(network.source()).setDescription(network.description());
    for (int at = 0; at < onnx.size(); at += PART_BYTES) {
      parts.onNext(
          part.setOnnx(onnx.substring(at, Math.min(at + PART_BYTES, onnx.size()))).build());
      part.clear();
    }
    parts.onCompleted();
    try {
      return loaded.get(NanoClock.toNanos(limitSeconds), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DroverException(
          ErrorCode.REFUSED, worker.name() + " does not run the network: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
    }
  }

  @Override
  public Optional<NavigationOutput> infer(InferenceJob job) {
    double left = job.secondsLeft(clock.nanoTime()).orElse(PATIENCE_SECONDS);
    WorkerRequest request =
        WorkerRequest.newBuilder()
            .setJpeg(UnsafeByteOperations.unsafeWrap(job.frame().jpeg()))
            .build();
    try {
      WorkerReply reply = stub(Math.max(left, 0)).infer(request);
      answered(reply.getUsage());
      return Optional.of(
          new NavigationOutput(reply.getSteeringRadians(), reply.getCollisionProbability()));
    } catch (StatusRuntimeException e) {
      return explained(job, e);
    }
  }

  private Optional<NavigationOutput> explained(InferenceJob job, StatusRuntimeException e) {
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
        worker.name() + ": " + status.getCode() + ": " + status.getDescription(),
        e);
  }

  /** Asks how it does, without waiting: what keeps its lease, and shows that it lives. */
  void look() {
    if (!channel.connected()) {
      return;
    }
    Deadlines.within(WorkerGrpc.newStub(channel.grpc()), LOOK_SECONDS)
        .look(
            LookRequest.getDefaultInstance(),
            new StreamObserver<>() {
              @Override
              public void onNext(WorkerState state) {
                answered(state.getUsage());
              }

              @Override
              public void onError(Throwable silent) {}

              @Override
              public void onCompleted() {}
            });
  }

  private void answered(WorkerUsage now) {
    usage = now;
    answeredSeconds = clock.seconds();
  }

  @Override
  public boolean broken() {
    return failed || clock.seconds() - answeredSeconds > SILENCE_SECONDS;
  }

  @Override
  public void apply(ResourceShare share) {
    changes.want(worker, share);
  }

  @Override
  public ContainerUsage usage() {
    WorkerUsage now = usage;
    return new ContainerUsage(
        changes.wanted(worker),
        Math.max(0, now.getCpuSeconds() - atStart.getCpuSeconds()),
        Math.max(0, now.getThrottledSeconds() - atStart.getThrottledSeconds()));
  }

  private WorkerBlockingStub stub(double seconds) {
    return Deadlines.within(WorkerGrpc.newBlockingStub(channel.grpc()), seconds);
  }

  /** Ends the worker, too. */
  @Override
  public synchronized void close() {
    if (!stopped) {
      stopped = true;
      letGo();
      changes.forget(worker);
      worker.stop();
      log.debug("{} was stopped", worker.name());
    }
  }

  /** Leaves the worker running, for another process of this edge to take on. */
  void letGo() {
    onClose.accept(this);
    channel.close();
  }
}
