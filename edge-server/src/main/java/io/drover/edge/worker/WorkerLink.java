package io.drover.edge.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.edge.v1.LookRequest;
import io.drover.edge.v1.NetworkPart;
import io.drover.edge.v1.WorkerGrpc;
import io.drover.edge.v1.WorkerGrpc.WorkerBlockingStub;
import io.drover.edge.v1.WorkerReply;
import io.drover.edge.v1.WorkerRequest;
import io.drover.edge.v1.WorkerState;
import io.drover.edge.v1.WorkerUsage;
import io.drover.navigation.ModelBytes;
import io.drover.rpc.Deadlines;
import io.drover.rpc.RpcChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The connection to one worker, and what was last heard from it. */
final class WorkerLink implements AutoCloseable {
  private static final int PART_BYTES = 1 << 20;
  private static final double LOOK_SECONDS = 2;

  /**
   * A worker under a small share takes a few looks' time; a dead one never answers. Counted, not
   * timed: an edge that stood still for a while has heard of nobody.
   */
  private static final int MOST_UNANSWERED = 4;

  private static final double POLL_SECONDS = 0.01;

  private final HostedWorker worker;
  private final RpcChannel channel;
  private final NanoClock clock;
  private volatile WorkerUsage usage = WorkerUsage.getDefaultInstance();
  private final AtomicInteger unanswered = new AtomicInteger();
  private WorkerUsage atStart = WorkerUsage.getDefaultInstance();

  /** Begins to connect. */
  WorkerLink(HostedWorker worker, NanoClock clock) {
    this.worker = worker;
    this.channel = RpcChannel.to(worker.address());
    this.clock = clock;
  }

  HostedWorker worker() {
    return worker;
  }

  /**
   * Waits until the worker answers, gives it the network unless it has it, and counts its use from
   * here.
   *
   * @throws DroverException {@code UNREACHABLE} if it does not answer in time, {@code REFUSED} if
   *     it cannot run the network
   */
  void awaitReady(ModelBytes network, String digest, double limitSeconds) {
    double end = clock.seconds() + limitSeconds;
    WorkerState ready = awaitAnswer(limitSeconds);
    if (!ready.getNetworkDigest().equals(digest)) {
      ready = load(network, Math.max(end - clock.seconds(), POLL_SECONDS));
    }
    begin(ready);
  }

  /**
   * The same of a worker that has to have the network already: it may be held to a small share, by
   * which it would load one for minutes.
   *
   * @throws DroverException {@code UNREACHABLE}, or {@code REFUSED} if it has another network
   */
  void awaitSame(String digest, double limitSeconds) {
    WorkerState found = awaitAnswer(limitSeconds);
    if (!found.getNetworkDigest().equals(digest)) {
      throw new DroverException(ErrorCode.REFUSED, worker.name() + " has another network");
    }
    begin(found);
  }

  private void begin(WorkerState state) {
    atStart = state.getUsage();
    heard(state.getUsage());
  }

  private WorkerState awaitAnswer(double limitSeconds) {
    double end = clock.seconds() + limitSeconds;
    Optional<WorkerState> state = Optional.empty();
    while (state.isEmpty()) {
      if (clock.seconds() > end) {
        throw new DroverException(
            ErrorCode.UNREACHABLE,
            worker.name() + " at " + worker.address() + " does not answer: see its log");
      }
      clock.sleep(POLL_SECONDS);
      if (Thread.currentThread().isInterrupted()) {
        throw new DroverException(
            ErrorCode.UNREACHABLE, "interrupted while " + worker.name() + " started: start again");
      }
      state = channel.connected() ? lookNow() : Optional.empty();
    }
    return state.get();
  }

  private Optional<WorkerState> lookNow() {
    try {
      return Optional.of(stub(LOOK_SECONDS).look(LookRequest.getDefaultInstance()));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private WorkerState load(ModelBytes network, double limitSeconds) {
    Answer<WorkerState> loaded = new Answer<>();
    StreamObserver<NetworkPart> parts =
        Deadlines.within(WorkerGrpc.newStub(channel.grpc()), limitSeconds).load(loaded);
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
      return loaded.future.get(NanoClock.toNanos(limitSeconds), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DroverException(
          ErrorCode.REFUSED, worker.name() + " does not run the network: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
    }
  }

  /**
   * Has a frame inferred.
   *
   * @throws StatusRuntimeException what the worker or the connection answers
   */
  WorkerReply infer(byte[] jpeg, double limitSeconds) {
    WorkerReply reply =
        stub(limitSeconds)
            .infer(
                WorkerRequest.newBuilder().setJpeg(UnsafeByteOperations.unsafeWrap(jpeg)).build());
    heard(reply.getUsage());
    return reply;
  }

  /** Asks how it does, without waiting: what keeps its lease, and shows that it lives. */
  void look() {
    unanswered.incrementAndGet();
    if (channel.connected()) {
      Answer<WorkerState> answer = new Answer<>();
      var unused = answer.future.thenAccept(state -> heard(state.getUsage()));
      Deadlines.within(WorkerGrpc.newStub(channel.grpc()), LOOK_SECONDS)
          .look(LookRequest.getDefaultInstance(), answer);
    }
  }

  private void heard(WorkerUsage now) {
    usage = now;
    unanswered.set(0);
  }

  /** Whether so many looks in a row were not answered that it must be dead. */
  boolean silent() {
    return unanswered.get() > MOST_UNANSWERED;
  }

  /** CPU time since it was ready. */
  double cpuSeconds() {
    return Math.max(0, usage.getCpuSeconds() - atStart.getCpuSeconds());
  }

  /** Time that its limit held it back since it was ready. */
  double throttledSeconds() {
    return Math.max(0, usage.getThrottledSeconds() - atStart.getThrottledSeconds());
  }

  private WorkerBlockingStub stub(double seconds) {
    return Deadlines.within(WorkerGrpc.newBlockingStub(channel.grpc()), seconds);
  }

  /** Leaves the worker running. */
  @Override
  public void close() {
    channel.close();
  }

  private static final class Answer<T> implements StreamObserver<T> {
    private final CompletableFuture<T> future = new CompletableFuture<>();

    @Override
    public void onNext(T message) {
      future.complete(message);
    }

    @Override
    public void onError(Throwable failure) {
      future.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
