package io.drover.slam.fusion;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SubmapId;
import io.drover.slam.posegraph.Visit;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Found;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.JoinReply;
import io.drover.slam.v1.JoinRequest;
import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.drover.slam.v1.Numbered;
import io.drover.slam.v1.SubmapPlace;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The cloud: hands what edges send to a {@link GlobalMerge}, once, in the order of the scans'
 * numbers, whichever edge they come by. After a scan that was refused no later one is handed on.
 */
public final class GlobalMergeService extends GlobalMergeGrpc.GlobalMergeImplBase {
  /** That a scan is written into, or finishes. */
  private static final int MOST_SUBMAPS = 2;

  private final LocalSlamOptions options;
  private final GlobalMerge merge;
  private final Optional<RobotRoster> roster;
  private final Consumer<TakenScan> taken;
  private final ScanOrder order;

  /** Of kept scans; in the order's turn. */
  private final Map<Numbered, ScanId> kept = new HashMap<>();

  private final AtomicInteger calls = new AtomicInteger();
  private EncodedBytes submaps = EncodedBytes.NONE;
  private long found;

  /**
   * A cloud of robots that one process numbers, their scans too.
   *
   * @param options those of the edges
   */
  public GlobalMergeService(LocalSlamOptions options, GlobalMerge merge) {
    this(options, merge, Optional.empty(), scan -> {}, new SharedOrder());
  }

  /**
   * A cloud that robots join, and that hears each as it comes.
   *
   * @param options those of the edges
   * @param roster of this map
   * @param taken told of scans, one at a time and in each robot's order
   */
  public GlobalMergeService(
      LocalSlamOptions options, GlobalMerge merge, RobotRoster roster, Consumer<TakenScan> taken) {
    this(options, merge, Optional.of(roster), taken, new RobotOrders());
  }

  private GlobalMergeService(
      LocalSlamOptions options,
      GlobalMerge merge,
      Optional<RobotRoster> roster,
      Consumer<TakenScan> taken,
      ScanOrder order) {
    this.options = options;
    this.merge = merge;
    this.roster = roster;
    this.taken = taken;
    this.order = order;
  }

  @Override
  public void join(JoinRequest request, StreamObserver<JoinReply> replies) {
    if (roster.isEmpty()) {
      super.join(request, replies);
      return;
    }
    try {
      RobotRoster.Member member = roster.get().join(request.getName(), request.getFrame());
      replies.onNext(
          JoinReply.newBuilder()
              .setSession(roster.get().session())
              .setRobot(member.robot())
              .build());
      replies.onCompleted();
    } catch (IllegalArgumentException e) {
      replies.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException());
    }
  }

  @Override
  public StreamObserver<MergeRequest> merge(StreamObserver<MergeReply> replies) {
    // what an edge that has ended is told is lost, and that is all
    ((ServerCallStreamObserver<MergeReply>) replies).setOnCancelHandler(() -> {});
    calls.incrementAndGet();
    return new MergeCall(this::take, replies, calls::decrementAndGet);
  }

  private void take(MergeRequest request) {
    int robot = request.getRobot();
    boolean known =
        roster
            .map(members -> members.session() == request.getSession() && members.has(robot))
            .orElse(request.getSession() == 0);
    if (!known) {
      throw new UnknownSessionException(robot);
    }
    order.offer(robot, request.getNumber(), work(request));
  }

  private Runnable work(MergeRequest request) {
    int robot = request.getRobot();
    if (request.getFinishedCount() > MOST_SUBMAPS || request.getSubmapsCount() > MOST_SUBMAPS) {
      throw new IllegalArgumentException("more submaps than one scan can be of");
    }
    List<Submap> finished = request.getFinishedList().stream().map(this::submap).toList();
    Optional<Visit> visit = Wire.visit(request);
    List<FoundScan> found = request.getFoundList().stream().map(FoundScan::of).toList();
    request.getFoundUntilList().forEach(scan -> requireMember(scan.getRobot()));
    Runnable taking =
        found.isEmpty()
            ? () -> {}
            : () -> order.after(request.getFoundUntilList(), () -> take(found));
    if (!request.hasScan()) {
      return () -> {
        merge.finish(robot, finished, visit);
        taking.run();
      };
    }
    RobotScan scan = Wire.scan(request.getScan());
    if (!request.hasPose()) {
      return taking;
    }
    LocalScan matched =
        new LocalScan(
            scan.scan().stamp(),
            Wire.pose(request.getPose()),
            scan.laser(),
            LocalSlam.points(scan, options),
            request.getSubmapsList().stream().map(this::growing).toList(),
            finished);
    return () -> {
      Optional<ScanId> id = merge.add(robot, matched, visit);
      id.ifPresent(each -> kept.put(numbered(robot, request.getNumber()), each));
      taken.accept(new TakenScan(robot, scan, matched, id));
      taking.run();
    };
  }

  private void requireMember(int robot) {
    if (roster.isPresent() && !roster.get().has(robot)) {
      throw new IllegalArgumentException("loops of a robot that has not joined");
    }
  }

  /** Those of scans that are in the map. */
  private void take(List<FoundScan> sent) {
    List<Constraint> constraints =
        sent.stream()
            .filter(each -> kept.containsKey(each.scan))
            .map(each -> each.constraint(kept.get(each.scan)))
            .toList();
    synchronized (this) {
      found += constraints.size();
    }
    merge.take(constraints);
  }

  private static Numbered numbered(int robot, long number) {
    return Numbered.newBuilder().setRobot(robot).setNumber(number).build();
  }

  /** A scan that an edge has found in a submap. */
  private record FoundScan(Numbered scan, SubmapId submap, Pose2 pose) {
    static FoundScan of(Found found) {
      return new FoundScan(
          numbered(found.getRobot(), found.getNumber()),
          new SubmapId(Wire.count(found.getSubmapRobot()), Wire.count(found.getSubmap())),
          Wire.pose(found.getPose()));
    }

    Constraint constraint(ScanId scan) {
      return new Constraint(submap, scan, pose, Kind.INTER_SUBMAP);
    }
  }

  private Submap growing(SubmapPlace place) {
    return Submap.elsewhere(
        Wire.count(place.getIndex()), Wire.pose(place.getOrigin()), options.resolution());
  }

  private Submap submap(io.drover.slam.v1.Submap sent) {
    Submap submap = Wire.submap(sent, options.resolution());
    long cells = (long) submap.grid().width() * submap.grid().height();
    synchronized (this) {
      submaps = submaps.plus(new EncodedBytes(cells, sent.getSerializedSize()));
    }
    return submap;
  }

  /** Robots that send by edges now. Any thread. */
  public int calls() {
    return calls.get();
  }

  /** Loops that edges have found so far. */
  public synchronized long found() {
    return found;
  }

  /** Finished submaps that came so far, those that came again included; raw is a byte a cell. */
  public synchronized EncodedBytes submaps() {
    return submaps;
  }
}
