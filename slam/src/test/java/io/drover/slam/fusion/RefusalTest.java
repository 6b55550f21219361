package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import io.drover.slam.Room;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.drover.slam.v1.Pose;
import io.drover.slam.v1.Scan;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scans that are none, to an edge and to the cloud. */
class RefusalTest {
  private static final Pose NOWHERE = Pose.newBuilder().setX(Double.NaN).build();

  private final List<AutoCloseable> running = new ArrayList<>();
  private final GlobalMerge merge = new GlobalMerge(PoseGraphOptions.DEFAULT);

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    merge.close();
  }

  private RpcChannel serve(BindableService service) {
    InProcessName name = new InProcessName(UUID.randomUUID().toString());
    RpcServer server =
        RpcServer.start(RpcServerOptions.at(name).withGraceSeconds(0), List.of(service));
    RpcChannel channel = RpcChannel.to(name);
    running.add(channel);
    running.add(server);
    return channel;
  }

  /** Hears a call to its end. */
  private static final class Heard<T> implements StreamObserver<T> {
    private final List<T> replies = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();

    @Override
    public void onNext(T reply) {
      replies.add(reply);
    }

    @Override
    public void onError(Throwable failure) {
      end.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }

  private static Scan scan(int index) {
    return Wire.of(
        new RobotScan(
            Room.scan("100." + index, Room.onRound(0.002 * index)),
            Pose2.IDENTITY,
            Optional.empty()));
  }

  private static FuseRequest request(int number, Scan scan) {
    return FuseRequest.newBuilder().setRobot(1).setNumber(number).setScan(scan).build();
  }

  @Test
  void edgeHandsNothingOnAfterAScanThatItRefuses() {
    List<Long> handedOn = new CopyOnWriteArrayList<>();
    CompletableFuture<Status> cloudHeard = new CompletableFuture<>();
    RpcChannel cloud =
        serve(
            new GlobalMergeGrpc.GlobalMergeImplBase() {
              @Override
              public StreamObserver<MergeRequest> merge(StreamObserver<MergeReply> replies) {
                return new StreamObserver<>() {
                  @Override
                  public void onNext(MergeRequest request) {
                    handedOn.add(request.getNumber());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    cloudHeard.complete(Status.fromThrowable(failure));
                  }

                  @Override
                  public void onCompleted() {
                    cloudHeard.complete(Status.OK);
                  }
                };
              }
            });
    RpcChannel edge = serve(new EdgeFusionService(LocalSlamOptions.DEFAULT, cloud.grpc()));
    Heard<FuseReply> heard = new Heard<>();
    StreamObserver<FuseRequest> call = EdgeFusionGrpc.newStub(edge.grpc()).fuse(heard);
    call.onNext(request(0, scan(0)));
    call.onNext(request(1, scan(1).toBuilder().setLaser(NOWHERE).build()));
    call.onNext(request(2, scan(2)));
    Status end = heard.end.join();
    assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(end.getDescription()).isEqualTo("scan at 100.1: a pose that is not finite");
    assertThat(cloudHeard.join().getCode()).isEqualTo(Status.Code.CANCELLED);
    assertThat(handedOn).doesNotContain(1L, 2L);
  }

  @Test
  void cloudHandsNothingOnAfterAScanThatItRefuses() {
    RpcChannel cloud = serve(new GlobalMergeService(LocalSlamOptions.DEFAULT, merge));
    Heard<MergeReply> heard = new Heard<>();
    StreamObserver<MergeRequest> call = GlobalMergeGrpc.newStub(cloud.grpc()).merge(heard);
    Pose here = Pose.getDefaultInstance();
    MergeRequest.Builder request = MergeRequest.newBuilder().setRobot(1).setPose(here);
    call.onNext(request.setNumber(0).setScan(scan(0)).build());
    call.onNext(request.setNumber(1).setScan(scan(1)).setPose(NOWHERE).build());
    call.onNext(request.setNumber(1).setPose(here).build());
    Status end = heard.end.join();
    assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(end.getDescription()).isEqualTo("scan at 100.1: a pose that is not finite");
    assertThat(heard.replies).extracting(MergeReply::getNumber).containsExactly(0L);
    assertThat(merge.scans()).isEqualTo(1);
  }

  @Test
  void whatTheCloudRefusesNoOtherEdgeIsAskedFor() {
    RpcChannel cloud =
        serve(
            new GlobalMergeGrpc.GlobalMergeImplBase() {
              @Override
              public StreamObserver<MergeRequest> merge(StreamObserver<MergeReply> replies) {
                return new MergeCall(
                    request -> {
                      throw new IllegalArgumentException("no such thing");
                    },
                    replies,
                    () -> {});
              }
            });
    RpcChannel edge = serve(new EdgeFusionService(LocalSlamOptions.DEFAULT, cloud.grpc()));
    List<Integer> asked = new CopyOnWriteArrayList<>();
    EdgeDirectory directory =
        new EdgeDirectory() {
          @Override
          public Edge edgeFor(int robot) {
            asked.add(robot);
            return edge::grpc;
          }

          @Override
          public void failed(int robot, Edge failed, String why) {
            throw new AssertionError(why);
          }
        };
    RobotUplink robot = new RobotUplink(1, "robot1.clf", 0, directory);
    robot.send(0, Optional.of(scan(0)));
    assertThatThrownBy(robot::awaitAnswers)
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage("robot1.clf: scan at 100.0: no such thing: mend or remove it");
    assertThat(asked).containsExactly(1);
    robot.close();
  }

  @Test
  void moreSubmapsThanAScanCanBeOfAreRefused() {
    RpcChannel cloud = serve(new GlobalMergeService(LocalSlamOptions.DEFAULT, merge));
    Heard<MergeReply> heard = new Heard<>();
    MergeRequest.Builder request = MergeRequest.newBuilder().setRobot(1);
    for (int i = 0; i < 3; i++) {
      request.addFinishedBuilder();
    }
    GlobalMergeGrpc.newStub(cloud.grpc()).merge(heard).onNext(request.build());
    assertThat(heard.end.join().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }
}
