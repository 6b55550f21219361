package io.drover.launch.node.slam;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.launch.node.NodeEnd;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.slam.fusion.RemoteFusion;
import io.drover.slam.fusion.UplinkFigures;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.JoinReply;
import io.drover.slam.v1.JoinRequest;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a robot's scans to its edge, as soon as the cloud has given it a number, and waits where no
 * edge answers. When the cloud begins a new map, or the robot's clock goes back, it joins as
 * another robot, which is recognised in the map if it is there. A thread of its own.
 */
final class ScanSender implements AutoCloseable {
  private static final long JOIN_SECONDS = 6;
  private static final double LOOK_SECONDS = 0.2;

  /** What is on its way at the end may take so long to arrive. */
  private static final long FAREWELL_MILLIS = 2500;

  private static final double RETRY_SECONDS = 0.5;

  private final RosNode node;
  private final String name;
  private final RobotFrames frames;
  private final ScanSource source;
  private final ListedEdges edges;
  private final MessageOnce messages;
  private final NodeEnd end;
  private final Thread thread;
  private volatile Optional<Session> session = Optional.empty();
  private volatile boolean closing;
  private final AtomicLong sent = new AtomicLong();
  private long toldAnswered;

  /** A robot of the map that the cloud makes. */
  private record Session(int robot, RemoteFusion fusion) {}

  /**
   * Begins.
   *
   * @param name what the map calls the robot
   * @param end told if the robot cannot be of the map
   */
  ScanSender(
      RosNode node,
      String name,
      RobotFrames frames,
      ScanSource source,
      ListedEdges edges,
      MessageOnce messages,
      NodeEnd end) {
    this.node = node;
    this.name = name;
    this.frames = frames;
    this.source = source;
    this.edges = edges;
    this.messages = messages;
    this.end = end;
    this.thread = new DaemonThreads("scans").newThread(this::work);
    thread.start();
  }

  private void work() {
    try {
      while (!closing || source.waiting() > 0) {
        Optional<ScanSource.Next> next = source.take(LOOK_SECONDS);
        if (next.isPresent()) {
          send(next.get());
        } else if (closing) {
          break;
        }
      }
      session.ifPresent(each -> each.fusion.finish());
    } catch (InterruptedException | IllegalStateException e) {
      // told to end, while an edge was to answer
    } catch (DroverException e) {
      end.failed(e);
    } catch (RuntimeException e) {
      end.failed(new DroverException(ErrorCode.INTERNAL, "scans cannot be sent: " + e, e));
    }
  }

  private void send(ScanSource.Next next) throws InterruptedException {
    if (next.anew() && session.isPresent()) {
      node.log(LogLevel.WARN, "the clock of scans went back: " + name + " begins anew");
      leave();
    }
    while (!send(next.scan())) {
      messages.warn("session", "the cloud has begun a new map: " + name + " joins it");
      leave();
    }
    sent.incrementAndGet();
  }

  /** Whether the cloud knows the robot, as far as it was heard. */
  private boolean send(RobotScan scan) throws InterruptedException {
    Session joined = session();
    try {
      joined.fusion.add(joined.robot, scan);
      return true;
    } catch (DroverException e) {
      if (e.code() != ErrorCode.REFUSED) {
        throw e;
      }
      return false;
    }
  }

  private void leave() {
    session.ifPresent(each -> each.fusion.close());
    session = Optional.empty();
  }

  private Session session() throws InterruptedException {
    while (session.isEmpty()) {
      try {
        JoinReply reply =
            EdgeFusionGrpc.newBlockingStub(edges.channel())
                .withDeadlineAfter(JOIN_SECONDS, TimeUnit.SECONDS)
                .join(JoinRequest.newBuilder().setName(name).setFrame(frames.placed()).build());
        session =
            Optional.of(
                new Session(
                    reply.getRobot(), RemoteFusion.joined(edges, reply.getSession(), name)));
        node.log(
            LogLevel.INFO, name + " maps on edge " + edges.address() + ", as " + frames.placed());
      } catch (StatusRuntimeException e) {
        refused(e);
      }
    }
    return session.get();
  }

  private void refused(StatusRuntimeException e) throws InterruptedException {
    String why = e.getStatus().getDescription();
    switch (e.getStatus().getCode()) {
      case INVALID_ARGUMENT ->
          throw new DroverException(ErrorCode.INVALID_CONFIG, "the cloud refuses it: " + why, e);
      case UNIMPLEMENTED ->
          throw new DroverException(
              ErrorCode.PROTOCOL_ERROR,
              "edge " + edges.address() + " is none that robots join: start an edge_fusion there",
              e);
      case CANCELLED -> {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      default -> {
        edges.failed(e.getStatus().getCode() + (why == null ? "" : ": " + why));
        if (closing) {
          throw new InterruptedException();
        }
        LockSupport.parkNanos(NanoClock.toNanos(RETRY_SECONDS));
      }
    }
  }

  /** To be called every {@link RemoteFusion#TICK_SECONDS}. */
  void tick() {
    session.ifPresent(each -> each.fusion.tick());
    long answered = answered();
    if (answered > toldAnswered && messages.over("edge")) {
      node.log(LogLevel.INFO, "edge " + edges.address() + " answers again");
    }
    toldAnswered = answered;
  }

  /** Scans that were sent, or wait for their answers, so far. */
  long sent() {
    return sent.get();
  }

  /** Those of the robot's present number that the cloud has. */
  long answered() {
    return figures().map(UplinkFigures::scans).orElse(0L);
  }

  /** Of the robot's present number. */
  Optional<UplinkFigures> figures() {
    return session.flatMap(each -> Optional.ofNullable(each.fusion.figures().get(each.robot)));
  }

  boolean joined() {
    return session.isPresent();
  }

  /** Sends what it has, if an edge takes it within seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(FAREWELL_MILLIS);
      thread.interrupt();
      thread.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.ifPresent(each -> each.fusion.close());
  }
}
