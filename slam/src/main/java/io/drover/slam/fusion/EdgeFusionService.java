package io.drover.slam.fusion;

import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.FuseReply;
import io.drover.slam.v1.FuseRequest;
import io.grpc.Channel;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * An edge: matches scans of the robots that send to it, builds their submaps, and answers a scan
 * when the cloud has what it has become.
 */
public final class EdgeFusionService extends EdgeFusionGrpc.EdgeFusionImplBase {
  private final LocalSlamOptions options;
  private final Channel cloud;

  /**
   * An edge of a cloud.
   *
   * @param cloud to a {@link GlobalMergeService}
   */
  public EdgeFusionService(LocalSlamOptions options, Channel cloud) {
    this.options = options;
    this.cloud = cloud;
  }

  @Override
  public StreamObserver<FuseRequest> fuse(StreamObserver<FuseReply> replies) {
    // what a robot that has gone is told is lost, and that is all
    ((ServerCallStreamObserver<FuseReply>) replies).setOnCancelHandler(() -> {});
    return new FuseCall(options, cloud, replies);
  }
}
