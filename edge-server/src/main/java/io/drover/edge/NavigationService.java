package io.drover.edge;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.container.DropReason;
import io.drover.edge.container.InferenceJob;
import io.drover.edge.container.InferenceOutcome.Dropped;
import io.drover.edge.container.InferenceOutcome.Served;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc.NavigationImplBase;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.StandByReply;
import io.drover.navigation.v1.StandByRequest;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.Deadlines;
import io.drover.rpc.DrainingService;
import io.drover.rpc.PeerIdentity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** The wire side of an edge: checks what comes in, hands frames to workers, answers. */
final class NavigationService extends NavigationImplBase implements DrainingService {
  private final EdgeId edge;
  private final DroneRoster roster;
  private final DroneRates rates;
  private final FrameLimits limits;
  private final EdgeEvents events;
  private final NanoClock clock;
  private final Executor replies;

  /**
   * A service of an edge.
   *
   * @param replies writes answers, so that a worker that has inferred a frame begins the next
   */
  NavigationService(
      EdgeId edge,
      DroneRoster roster,
      DroneRates rates,
      FrameLimits limits,
      EdgeEvents events,
      NanoClock clock,
      Executor replies) {
    this.edge = edge;
    this.roster = roster;
    this.rates = rates;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
    this.replies = replies;
  }

  @Override
  public void infer(InferRequest request, StreamObserver<InferReply> answer) {
    long arrival = clock.nanoTime();
    DroneId drone = named(request.getDroneId());
    ServerCallStreamObserver<InferReply> call = (ServerCallStreamObserver<InferReply>) answer;
    checked(
        drone,
        () -> {
          rates.count(drone, request.getJpeg().size());
          return drone;
        },
        e -> DropReason.TOO_FAST);
    Optional<LinkEstimate> link =
        checked(drone, () -> LinkReports.link(request), e -> DropReason.INVALID_FRAME);
    Optional<QualityCurve> expected =
        checked(drone, () -> LinkReports.expected(request), e -> DropReason.INVALID_FRAME);
    byte[] jpeg =
        checked(
            drone,
            () -> limits.accepted(request.getJpeg()),
            e ->
                e.code() == ErrorCode.RESOURCE_EXHAUSTED
                    ? DropReason.TOO_LARGE
                    : DropReason.INVALID_FRAME);
    DroneSession session =
        checked(
            drone,
            () -> roster.admit(drone),
            e -> e.code() == ErrorCode.UNREACHABLE ? DropReason.DRAINING : DropReason.NOT_ADMITTED);
    link.ifPresent(estimate -> session.report(estimate, expected));
    InferenceJob job =
        new InferenceJob(
            new EncodedFrame(drone, request.getFrameId(), jpeg), arrival, deadline(arrival));
    call.setOnCancelHandler(job::abandon);
    var unused =
        job.outcome()
            .thenAcceptAsync(
                outcome -> {
                  if (outcome instanceof Served served) {
                    reply(call, session, job, served);
                  } else if (outcome instanceof Dropped dropped) {
                    refuse(call, session, dropped);
                  }
                },
                replies);
    if (session.share().cores() == 0) {
      job.drop(DropReason.NO_SHARE, "no cores are left for " + drone + ": fly on board for now");
    } else if (!session.submit(job)) {
      job.drop(DropReason.WORKER_STOPPED, drone + " has just been let go: send it again");
    }
  }

  @Override
  public void watchShare(WatchShareRequest request, StreamObserver<Share> stream) {
    DroneId drone = named(request.getDroneId());
    ServerCallStreamObserver<Share> watcher = (ServerCallStreamObserver<Share>) stream;
    DroneSession session = roster.admit(drone);
    watcher.setOnCancelHandler(() -> session.watchers().remove(watcher));
    watcher.setOnReadyHandler(() -> session.watchers().ready(watcher));
    Optional<Boolean> added = session.watch(watcher);
    if (added.isEmpty()) {
      watcher.onError(
          Status.UNAVAILABLE
              .withDescription(drone + " has just been let go: watch again")
              .asRuntimeException());
    } else if (!added.get()) {
      watcher.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription(
                  "the share of "
                      + drone
                      + " is watched "
                      + ShareWatchers.LIMIT
                      + " times: end one")
              .asRuntimeException());
    }
  }

  @Override
  public void standBy(StandByRequest request, StreamObserver<StandByReply> answer) {
    GrantedShare offered = roster.standBy(named(request.getDroneId()));
    answer.onNext(
        StandByReply.newBuilder()
            .setShare(
                Share.newBuilder()
                    .setCores(offered.share().cores())
                    .setFullCores(offered.fullCores()))
            .setEdgeId(edge.value())
            .build());
    answer.onCompleted();
  }

  @Override
  public void drain() {
    roster.drain();
  }

  /** The drone that a call is of: with TLS none but the one that its certificate names. */
  private DroneId named(String name) {
    DroneId drone;
    try {
      drone = new DroneId(name);
    } catch (DroverException e) {
      events.requestRefused(DropReason.INVALID_FRAME, e.getMessage());
      throw e;
    }
    PeerIdentity.current()
        .filter(certified -> !certified.equals(name))
        .ifPresent(certified -> refuseImpostor(certified, drone));
    return drone;
  }

  private void refuseImpostor(String certified, DroneId drone) {
    String message =
        "the certificate of " + certified + " does not speak for '" + drone + "': use its own";
    events.requestRefused(DropReason.NOT_ADMITTED, message);
    events.turnedAway(
        new Refusal(
            Optional.of(drone.value()), Optional.of(certified), Refusal.Reason.IMPOSTOR, message));
    throw Status.PERMISSION_DENIED.withDescription(message).asRuntimeException();
  }

  private static OptionalLong deadline(long arrival) {
    OptionalLong remaining = Deadlines.remainingNanos();
    return remaining.isPresent()
        ? OptionalLong.of(arrival + remaining.getAsLong())
        : OptionalLong.empty();
  }

  private <T> T checked(
      DroneId drone, Supplier<T> step, Function<DroverException, DropReason> reason) {
    try {
      return step.get();
    } catch (DroverException e) {
      events.frameDropped(drone, reason.apply(e), e.getMessage());
      throw e;
    }
  }

  private void reply(
      ServerCallStreamObserver<InferReply> call,
      DroneSession session,
      InferenceJob job,
      Served served) {
    events.frameServed(
        session.drone(),
        job.frame().jpeg().length,
        StageTimes.of(served, (clock.nanoTime() - job.arrivalNanos()) * 1e-9));
    call.onNext(
        InferReply.newBuilder()
            .setFrameId(job.frame().frameId())
            .setSteeringRadians(served.output().steeringRadians())
            .setCollisionProbability(served.output().collisionProbability())
            .setQueueSeconds(served.queueSeconds())
            .setInferenceSeconds(served.inferenceSeconds())
            .setShare(session.told())
            .setEdgeId(edge.value())
            .build());
    call.onCompleted();
  }

  private void refuse(
      ServerCallStreamObserver<InferReply> call, DroneSession session, Dropped dropped) {
    events.frameDropped(session.drone(), dropped.reason(), dropped.message());
    if (dropped.reason() == DropReason.WORKER_FAILED) {
      session.workerFailed(dropped.message());
    }
    call.onError(status(dropped));
  }

  private static StatusRuntimeException status(Dropped dropped) {
    Status status =
        switch (dropped.reason()) {
          case INVALID_FRAME, MALFORMED_IMAGE -> Status.INVALID_ARGUMENT;
          case TOO_LARGE, TOO_FAST, NOT_ADMITTED, NO_SHARE, QUEUE_FULL -> Status.RESOURCE_EXHAUSTED;
          case DEADLINE_PASSED -> Status.DEADLINE_EXCEEDED;
          case CANCELLED -> Status.CANCELLED;
          case WORKER_FAILED -> Status.INTERNAL;
          case WORKER_STOPPED, DRAINING -> Status.UNAVAILABLE;
        };
    return status.withDescription(dropped.message()).asRuntimeException();
  }
}
