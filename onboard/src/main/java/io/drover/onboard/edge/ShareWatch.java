package io.drover.onboard.edge;

import io.drover.core.id.DroneId;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationStub;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.RpcChannel;
import io.grpc.stub.StreamObserver;

/**
 * The share that the edge grants this drone: from a stream that is opened anew after it broke, and
 * from the replies to frames. Any thread.
 */
final class ShareWatch {
  private final RpcChannel channel;
  private final NavigationStub navigation;
  private final WatchShareRequest request;
  private final double retrySeconds;
  private GrantedShare latest = GrantedShare.NONE;
  private long revision;
  private boolean watching;
  private double nextAttemptSeconds = Double.NEGATIVE_INFINITY;

  ShareWatch(RpcChannel channel, DroneId drone, double retrySeconds) {
    this.channel = channel;
    this.navigation = NavigationGrpc.newStub(channel.grpc());
    this.request = WatchShareRequest.newBuilder().setDroneId(drone.value()).build();
    this.retrySeconds = retrySeconds;
  }

  /** What was last granted; none before the edge has said so. */
  synchronized GrantedShare latest() {
    return latest;
  }

  /**
   * A share as the edge sent it, by stream or reply: one that cannot be is not believed, nor one
   * that a later one has overtaken.
   */
  synchronized void granted(Share share) {
    if (InferRequests.isShare(share) && share.getRevision() >= revision) {
      revision = share.getRevision();
      latest = InferRequests.share(share);
    }
  }

  /** Opens the stream if it is not open and the edge is there. */
  void tend(double nowSeconds) {
    synchronized (this) {
      if (watching || nowSeconds < nextAttemptSeconds || !channel.connected()) {
        return;
      }
      watching = true;
      // it may be another edge's, which counts from 1
      revision = 0;
      nextAttemptSeconds = nowSeconds + retrySeconds;
    }
    navigation.watchShare(
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(Share share) {
            granted(share);
          }

          @Override
          public void onError(Throwable broken) {
            ended();
          }

          @Override
          public void onCompleted() {
            ended();
          }
        });
  }

  private synchronized void ended() {
    watching = false;
  }
}
