package io.drover.slam.fusion;

import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.JoinReply;
import io.drover.slam.v1.JoinRequest;
import io.grpc.Channel;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An edge: matches scans of the robots that send to it, builds their submaps, finds loops among
 * them, and answers a scan when the cloud has what it has become.
 */
public final class EdgeFusionService extends EdgeFusionGrpc.EdgeFusionImplBase {
  /** Between two {@linkplain #beat beats}. */
  public static final double BEAT_SECONDS = 1;

  private static final long IDLE_SECONDS = 10;
  private static final long JOIN_SECONDS = 5;

  private final LocalSlamOptions options;
  private final Channel cloud;
  private final NanoClock clock;
  private final Set<FuseCall> calls = ConcurrentHashMap.newKeySet();
  private final EdgeMap map = new EdgeMap(PoseGraphOptions.DEFAULT, new SecureRandom()::nextLong);
  private final Executor mapThread = oneThread();

  /**
   * An edge of a cloud.
   *
   * @param cloud to a {@link GlobalMergeService}
   */
  public EdgeFusionService(LocalSlamOptions options, Channel cloud) {
    this(options, cloud, new WallClock());
  }

  /**
   * One with a clock.
   *
   * @param clock by which it tells how long it matches a scan; nothing else goes by it
   */
  public EdgeFusionService(LocalSlamOptions options, Channel cloud, NanoClock clock) {
    this.options = options;
    this.cloud = cloud;
    this.clock = clock;
  }

  @Override
  public StreamObserver<FuseRequest> fuse(StreamObserver<FuseReply> replies) {
    ServerCallStreamObserver<FuseReply> robot = (ServerCallStreamObserver<FuseReply>) replies;
    // what a robot that has gone is told is lost, and that is all
    robot.setOnCancelHandler(() -> {});
    FuseCall call = new FuseCall(options, cloud, clock, map, mapThread, robot, calls::remove);
    calls.add(call);
    call.beat();
    return call;
  }

  @Override
  public void join(JoinRequest request, StreamObserver<JoinReply> replies) {
    GlobalMergeGrpc.newStub(cloud)
        .withDeadlineAfter(JOIN_SECONDS, TimeUnit.SECONDS)
        .join(request, replies);
  }

  /**
   * Tells the robots that this edge lives, however long a scan may take it; to be called every
   * {@value #BEAT_SECONDS} s. Any thread.
   */
  public void beat() {
    calls.forEach(FuseCall::beat);
  }

  /** How many robots send to it now. Any thread. */
  public int robots() {
    return calls.size();
  }

  /** Which ends when there is nothing to do. */
  private static Executor oneThread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("edge-map"));
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }
}
