package io.drover.slam.fusion;

import io.drover.core.time.NanoClock;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Found;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One robot on an edge, from its first scan here to its last. Requests come one at a time, and are
 * matched at once; the edge's map has a thread of its own, from which they are handed on to the
 * cloud. The cloud's replies come on another thread, beats on any. After a scan that was refused
 * nothing is looked at, and nothing handed on.
 */
final class FuseCall implements StreamObserver<FuseRequest> {
  private final LocalSlamOptions options;
  private final NanoClock clock;
  private final ServerCallStreamObserver<FuseReply> replies;

  /** On the map's thread, as is the stay. */
  private final StreamObserver<MergeRequest> cloud;

  private final EdgeMap map;
  private final Executor mapThread;
  private final Consumer<FuseCall> whenEnded;

  /** By number: what is answered when the cloud has it. */
  private final Map<Long, FuseReply> unanswered = new ConcurrentHashMap<>();

  /** By submap: the number of its first scan. */
  private final Map<Integer, Long> begun = new HashMap<>();

  private Optional<EdgeMap.Stay> stay = Optional.empty();
  private Optional<LocalSlam> local = Optional.empty();
  private Optional<Integer> oldest = Optional.empty();
  private boolean ended;

  /**
   * A call.
   *
   * @param map of the edge
   * @param mapThread only it touches the map, and does what it is given in that order
   * @param whenEnded is told of it
   */
  FuseCall(
      LocalSlamOptions options,
      Channel cloud,
      NanoClock clock,
      EdgeMap map,
      Executor mapThread,
      ServerCallStreamObserver<FuseReply> replies,
      Consumer<FuseCall> whenEnded) {
    this.options = options;
    this.clock = clock;
    this.replies = replies;
    this.map = map;
    this.mapThread = mapThread;
    this.whenEnded = whenEnded;
    this.cloud = GlobalMergeGrpc.newStub(cloud).merge(new CloudReplies());
    onMap(() -> stay = Optional.of(map.begin()));
  }

  @Override
  public void onNext(FuseRequest request) {
    if (ended()) {
      return;
    }
    try {
      fuse(request);
    } catch (IllegalArgumentException e) {
      end(Wire.refusal(request.getScan(), e));
      cancel("a scan was refused");
    }
  }

  private void fuse(FuseRequest request) {
    LocalSlam slam =
        local.orElseGet(() -> new LocalSlam(options, Wire.count(request.getFirstSubmap())));
    local = Optional.of(slam);
    if (!request.hasScan()) {
      forward(request, Optional.empty(), slam.finish(), 0);
    } else if (request.hasRecalled()) {
      LocalScan scan = slam.recall(Wire.scan(request.getScan()), Wire.pose(request.getRecalled()));
      began(request, scan);
      onMap(() -> mapped(request, Optional.of(scan), List.of()));
    } else {
      RobotScan scan = Wire.scan(request.getScan());
      double start = clock.seconds();
      Optional<LocalScan> matched = slam.add(scan);
      double seconds = clock.seconds() - start;
      matched.ifPresent(found -> began(request, found));
      forward(request, matched, matched.map(LocalScan::finished).orElse(List.of()), seconds);
    }
  }

  private void began(FuseRequest request, LocalScan scan) {
    if (scan.kept()) {
      scan.submaps().forEach(each -> begun.putIfAbsent(each.index(), request.getNumber()));
      oldest = Optional.of(scan.submaps().get(0).index());
    }
  }

  private void forward(
      FuseRequest request, Optional<LocalScan> matched, List<Submap> finished, double seconds) {
    FuseReply.Builder reply =
        FuseReply.newBuilder()
            .setNumber(request.getNumber())
            .setMatchSeconds(seconds)
            .setRecallSubmap(oldest.orElse(request.getFirstSubmap()))
            .setRecallFrom(oldest.map(begun::get).orElse(request.getNumber() + 1));
    MergeRequest.Builder merge =
        MergeRequest.newBuilder()
            .setSession(request.getSession())
            .setRobot(request.getRobot())
            .setNumber(request.getNumber());
    if (request.hasScan()) {
      merge.setScan(request.getScan());
    }
    matched.ifPresent(
        scan -> {
          reply.setPose(Wire.of(scan.pose()));
          merge.setPose(Wire.of(scan.pose()));
          scan.submaps().forEach(each -> merge.addSubmaps(Wire.place(each)));
        });
    finished.forEach(each -> merge.addFinished(Wire.of(each)));
    onMap(
        () -> {
          reply.setFuseSeconds(mapped(request, matched, finished));
          if (!ended()) {
            unanswered.put(request.getNumber(), reply.build());
            cloud.onNext(found(merge).build());
          }
        });
  }

  /**
   * Takes a scan into the edge's map, which says what is seen again by it.
   *
   * @return how long that took, seconds
   */
  private double mapped(FuseRequest request, Optional<LocalScan> matched, List<Submap> finished) {
    EdgeMap.Stay here = stay.orElseThrow();
    double start = clock.seconds();
    if (!request.hasScan()) {
      here.finish(finished);
    }
    matched
        .filter(LocalScan::kept)
        .ifPresent(scan -> here.add(request.getRobot(), request.getNumber(), scan));
    return clock.seconds() - start;
  }

  private MergeRequest.Builder found(MergeRequest.Builder merge) {
    merge.setVisit(Wire.of(stay.orElseThrow().visit()));
    List<Found> found = map.found();
    return found.isEmpty() ? merge : merge.addAllFound(found).addAllFoundUntil(map.newest(found));
  }

  /** What fails there ends the call: the robot goes on on another edge. */
  private void onMap(Runnable work) {
    mapThread.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            end(Status.INTERNAL.withDescription("the edge's map failed: " + e).withCause(e));
          }
        });
  }

  private void cancel(String why) {
    onMap(() -> cloud.onError(Status.CANCELLED.withDescription(why).asException()));
  }

  @Override
  public void onError(Throwable failure) {
    if (leave()) {
      cancel("the robot has gone");
    }
  }

  @Override
  public void onCompleted() {
    if (!ended()) {
      onMap(cloud::onCompleted);
    }
  }

  /** Tells the robot that this edge lives; not one that does not keep up with hearing it. */
  synchronized void beat() {
    if (ended) {
      whenEnded.accept(this);
    } else if (replies.isReady()) {
      replies.onNext(FuseReply.newBuilder().setAlive(true).build());
    }
  }

  private synchronized boolean ended() {
    return ended;
  }

  /** No reply is sent any more; false if that was so already. */
  private synchronized boolean leave() {
    boolean first = !ended;
    ended = true;
    whenEnded.accept(this);
    mapThread.execute(() -> stay.ifPresent(EdgeMap.Stay::leave));
    return first;
  }

  private synchronized void end(Status status) {
    if (leave()) {
      replies.onError(status.asException());
    }
  }

  private final class CloudReplies implements StreamObserver<MergeReply> {
    @Override
    public void onNext(MergeReply reply) {
      synchronized (FuseCall.this) {
        FuseReply answer = unanswered.remove(reply.getNumber());
        if (answer != null && !ended) {
          replies.onNext(answer);
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      Status status = Status.fromThrowable(failure);
      end(
          switch (status.getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND -> status;
            default -> Status.UNAVAILABLE.withDescription("the cloud does not answer this edge");
          });
    }

    @Override
    public void onCompleted() {
      synchronized (FuseCall.this) {
        if (leave()) {
          replies.onCompleted();
        }
      }
    }
  }
}
