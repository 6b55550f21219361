package io.drover.slam.fusion;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.drover.slam.v1.Pose;
import io.drover.slam.v1.Scan;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * One robot's way to its edge. Holds scans that were not answered, and those by which another edge
 * can go on where this one would end. One thread sends; replies come on another.
 */
final class RobotUplink {
  /** Scans under way; more wait. */
  private static final int WINDOW = 256;

  /** Of an edge that says every second that it lives. */
  static final int SILENT_TICKS = 8;

  /** Until a new call is answered: a link may be slow, and an edge has things to load. */
  static final int STARTING_TICKS = 20;

  private final int robot;
  private final String name;
  private final long session;
  private final EdgeDirectory edges;
  private final Deque<Held> held = new ArrayDeque<>();
  private Optional<StreamObserver<FuseRequest>> call = Optional.empty();
  private Optional<Replies> replies = Optional.empty();
  private Optional<DroverException> failure = Optional.empty();
  private int unanswered;
  private int firstSubmap;
  private long calls;
  private EncodedBytes sent = EncodedBytes.NONE;
  private long matchedScans;
  private double matchSeconds;
  private double fuseSeconds;

  /** Sent on this call and not answered. */
  private int underWay;

  /** Nothing is sent on this call any more. */
  private boolean leaving;

  private boolean closed;

  /** A scan and what became of it. */
  private static final class Held {
    private final long number;
    private final Optional<Scan> scan;
    private boolean answered;
    private Optional<Pose> pose = Optional.empty();

    Held(long number, Optional<Scan> scan) {
      this.number = number;
      this.scan = scan;
    }
  }

  /**
   * A robot that has sent nothing.
   *
   * @param name that it is known by where something is wrong with its scans
   * @param session that it has joined; 0 if it has not
   */
  RobotUplink(int robot, String name, long session, EdgeDirectory edges) {
    this.robot = robot;
    this.name = name;
    this.session = session;
    this.edges = edges;
  }

  /**
   * Sends a scan; waits while many are not answered.
   *
   * @param scan absent: the robot has no more
   * @throws DroverException {@code UNREACHABLE} if no edge is left
   */
  synchronized void send(long number, Optional<Scan> scan) {
    await(WINDOW - 1);
    Held next = new Held(number, scan);
    held.add(next);
    unanswered++;
    if (call.isEmpty()) {
      connect();
    } else if (!leaving) {
      request(next);
    }
    rethrow();
  }

  /**
   * Goes on on the edge that the directory now names, once all that is under way was answered: no
   * scan is matched twice. Does not wait for that.
   */
  synchronized void move() {
    leaving = call.isPresent() && failure.isEmpty() && !closed;
    leaveIfAnswered();
  }

  private void leaveIfAnswered() {
    if (leaving && underWay == 0) {
      call.orElseThrow().onCompleted();
      connect();
    }
  }

  /** Waits until all is answered. */
  synchronized void awaitAnswers() {
    await(0);
  }

  private void await(int most) {
    try {
      while (unanswered > most && failure.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an edge was to answer", e);
    }
    rethrow();
  }

  private void rethrow() {
    failure.ifPresent(
        reason -> {
          throw reason;
        });
  }

  /** Begins on an edge with all that it needs. */
  private void connect() {
    long number = ++calls;
    try {
      EdgeDirectory.Edge edge = edges.edgeFor(robot);
      underWay = 0;
      leaving = false;
      Replies heard = new Replies(number, edge);
      replies = Optional.of(heard);
      call = Optional.of(EdgeFusionGrpc.newStub(edge.channel()).fuse(heard));
      held.forEach(this::request);
    } catch (DroverException e) {
      failure = Optional.of(e);
      notifyAll();
    }
  }

  private void request(Held scan) {
    if (scan.answered && scan.pose.isEmpty()) {
      return;
    }
    FuseRequest.Builder request =
        FuseRequest.newBuilder()
            .setSession(session)
            .setRobot(robot)
            .setNumber(scan.number)
            .setFirstSubmap(firstSubmap);
    scan.scan.ifPresent(request::setScan);
    scan.pose.ifPresent(request::setRecalled);
    FuseRequest built = request.build();
    long raw = (long) Float.BYTES * built.getScan().getRanges().getBeams();
    sent = sent.plus(new EncodedBytes(raw, built.getSerializedSize()));
    underWay += scan.answered ? 0 : 1;
    call.orElseThrow().onNext(built);
  }

  /** Time has passed in which the edge might have said something. */
  synchronized void tick() {
    if (call.isPresent() && failure.isEmpty()) {
      replies.orElseThrow().tick();
    }
  }

  /** Since the edge last said something. */
  synchronized int silentTicks() {
    return replies.map(heard -> heard.silentTicks).orElse(0);
  }

  synchronized UplinkFigures figures() {
    return new UplinkFigures(matchedScans, matchSeconds, fuseSeconds, sent, Math.max(0, calls - 1));
  }

  synchronized void close() {
    closed = true;
    call.ifPresent(StreamObserver::onCompleted);
    call = Optional.empty();
  }

  private final class Replies implements StreamObserver<FuseReply> {
    private final long number;
    private final EdgeDirectory.Edge edge;
    private boolean heard;
    private int silentTicks;

    Replies(long number, EdgeDirectory.Edge edge) {
      this.number = number;
      this.edge = edge;
    }

    private boolean stale() {
      return closed || number != calls;
    }

    void tick() {
      silentTicks++;
      if (silentTicks >= (heard ? SILENT_TICKS : STARTING_TICKS)) {
        StreamObserver<FuseRequest> silent = call.orElseThrow();
        ended("it has said nothing for " + silentTicks * RemoteFusion.TICK_SECONDS + " s");
        silent.onError(Status.CANCELLED.withDescription("moved on").asException());
      }
    }

    @Override
    public void onNext(FuseReply reply) {
      synchronized (RobotUplink.this) {
        heard = true;
        silentTicks = 0;
        if (stale() || reply.getAlive()) {
          return;
        }
        answered(reply);
        firstSubmap = reply.getRecallSubmap();
        while (!held.isEmpty()
            && held.peek().answered
            && held.peek().number < reply.getRecallFrom()) {
          held.poll();
        }
        leaveIfAnswered();
        RobotUplink.this.notifyAll();
      }
    }

    /** Seeks from the newest: of those that are held most were answered long ago. */
    private void answered(FuseReply reply) {
      Iterator<Held> newest = held.descendingIterator();
      while (newest.hasNext()) {
        Held each = newest.next();
        if (each.number <= reply.getNumber()) {
          if (each.number == reply.getNumber() && !each.answered) {
            each.answered = true;
            each.pose = reply.hasPose() ? Optional.of(reply.getPose()) : Optional.empty();
            unanswered--;
            underWay--;
            matchedScans += each.scan.isPresent() ? 1 : 0;
            matchSeconds += reply.getMatchSeconds();
            fuseSeconds += reply.getFuseSeconds();
          }
          return;
        }
      }
    }

    @Override
    public void onError(Throwable reason) {
      Status status = Status.fromThrowable(reason);
      switch (status.getCode()) {
        case INVALID_ARGUMENT ->
            refused(ErrorCode.INVALID_ARGUMENT, status.getDescription() + ": mend or remove it");
        case NOT_FOUND -> refused(ErrorCode.REFUSED, status.getDescription() + ": join it again");
        default -> ended(status.getCode() + ": " + status.getDescription());
      }
    }

    @Override
    public void onCompleted() {
      ended("it has ended the call");
    }

    /** Another edge would refuse it, too. */
    private void refused(ErrorCode code, String why) {
      synchronized (RobotUplink.this) {
        if (!stale()) {
          failure = Optional.of(new DroverException(code, name + ": " + why));
          RobotUplink.this.notifyAll();
        }
      }
    }

    private void ended(String why) {
      synchronized (RobotUplink.this) {
        if (!stale()) {
          call = Optional.empty();
          edges.failed(robot, edge, why);
          connect();
        }
      }
    }
  }
}
