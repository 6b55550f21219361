package io.drover.onboard.edge;

import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc.NavigationImplBase;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.StandByReply;
import io.drover.navigation.v1.StandByRequest;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.InProcessName;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc.HealthImplBase;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An edge that answers, refuses or is silent as a test wants, in this process. */
final class FakeEdge extends NavigationImplBase implements AutoCloseable {
  final InProcessName address;
  final List<InferRequest> requests = new CopyOnWriteArrayList<>();
  final List<StandByRequest> standBys = new CopyOnWriteArrayList<>();
  final AtomicInteger cancelled = new AtomicInteger();
  final AtomicInteger watchesCancelled = new AtomicInteger();
  volatile InferReply.Builder reply =
      InferReply.newBuilder()
          .setSteeringRadians(0.25)
          .setCollisionProbability(0.5)
          .setQueueSeconds(0.002)
          .setInferenceSeconds(0.02)
          .setShare(Share.newBuilder().setCores(1.5).setRevision(2));
  volatile StandByReply.Builder offer =
      StandByReply.newBuilder().setShare(Share.newBuilder().setCores(1.5));
  volatile Share watched = share(0.5, 1);
  volatile Optional<Status> refusal = Optional.empty();
  volatile boolean silent;

  /** Done with each frame before it is answered. */
  volatile Runnable onFrame = () -> {};

  volatile boolean linkStalled;
  private final List<Runnable> heldPings = new CopyOnWriteArrayList<>();
  private final List<StreamObserver<Share>> watchers = new CopyOnWriteArrayList<>();
  private final AtomicLong revision = new AtomicLong(2);
  private final Server server;

  FakeEdge() {
    this(new InProcessName("edge-" + UUID.randomUUID()));
  }

  /** As another process would at the address of one that has ended. */
  FakeEdge(InProcessName address) {
    this.address = address;
    server =
        InProcessServerBuilder.forName(address.name())
            .addService(this)
            .addService(new Health())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void infer(InferRequest request, StreamObserver<InferReply> answer) {
    ((ServerCallStreamObserver<InferReply>) answer).setOnCancelHandler(cancelled::incrementAndGet);
    requests.add(request);
    onFrame.run();
    if (silent) {
      return;
    }
    if (refusal.isPresent()) {
      answer.onError(refusal.get().asRuntimeException());
      return;
    }
    answer.onNext(reply.setFrameId(request.getFrameId()).build());
    answer.onCompleted();
  }

  @Override
  public void standBy(StandByRequest request, StreamObserver<StandByReply> answer) {
    standBys.add(request);
    if (refusal.isPresent()) {
      answer.onError(refusal.get().asRuntimeException());
      return;
    }
    unlessStalled(
        () -> {
          answer.onNext(offer.build());
          answer.onCompleted();
        });
  }

  @Override
  public void watchShare(WatchShareRequest request, StreamObserver<Share> stream) {
    ((ServerCallStreamObserver<Share>) stream)
        .setOnCancelHandler(watchesCancelled::incrementAndGet);
    stream.onNext(watched);
    watchers.add(stream);
  }

  int watchers() {
    return watchers.size();
  }

  void grant(double cores) {
    watchers.get(watchers.size() - 1).onNext(share(cores, revision.incrementAndGet()));
  }

  private static Share share(double cores, long revision) {
    return Share.newBuilder().setCores(cores).setRevision(revision).build();
  }

  void endWatches() {
    watchers.forEach(watcher -> watcher.onError(Status.UNAVAILABLE.asRuntimeException()));
  }

  /** As another process would at the same address. */
  void beginAnew() {
    revision.set(0);
    endWatches();
  }

  boolean holdsPings() {
    return !heldPings.isEmpty();
  }

  void releaseLink() {
    linkStalled = false;
    heldPings.forEach(Runnable::run);
    heldPings.clear();
  }

  private void unlessStalled(Runnable reply) {
    if (linkStalled) {
      heldPings.add(reply);
    } else {
      reply.run();
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Health extends HealthImplBase {
    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
      unlessStalled(
          () -> {
            answer.onNext(HealthCheckResponse.getDefaultInstance());
            answer.onCompleted();
          });
    }
  }
}
