package io.drover.onboard.edge;

import io.drover.core.id.DroneId;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationStub;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.RpcChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/**
 * The share that the edge grants this drone: from a stream that is opened anew after it broke, and
 * from the replies to frames; while the edge is held in reserve, the share that it offers. Any
 * thread.
 */
final class ShareWatch {
  private final RpcChannel channel;
  private final NavigationStub navigation;
  private final WatchShareRequest request;
  private final double retrySeconds;
  private GrantedShare latest = GrantedShare.NONE;
  private long revision;
  private Stream stream;
  private double nextAttemptSeconds = Double.NEGATIVE_INFINITY;

  ShareWatch(RpcChannel channel, DroneId drone, double retrySeconds) {
    this.channel = channel;
    this.navigation = NavigationGrpc.newStub(channel.grpc());
    this.request = WatchShareRequest.newBuilder().setDroneId(drone.value()).build();
    this.retrySeconds = retrySeconds;
  }

  /** What was last granted or offered; none before the edge has said so. */
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

  /** A share that the edge would grant; whoever waits for one plans by it. */
  synchronized void offered(Share share) {
    if (stream == null && InferRequests.isShare(share)) {
      latest = InferRequests.share(share);
    }
  }

  /** Nothing is offered. */
  synchronized void refused() {
    if (stream == null) {
      latest = GrantedShare.NONE;
    }
  }

  /** Opens the stream if it is not open and the edge is there. */
  void tend(double nowSeconds) {
    Stream opened;
    synchronized (this) {
      if (stream != null || nowSeconds < nextAttemptSeconds || !channel.connected()) {
        return;
      }
      opened = new Stream();
      stream = opened;
      // it may be another edge's, which counts from 1
      revision = 0;
      nextAttemptSeconds = nowSeconds + retrySeconds;
    }
    navigation.watchShare(request, opened);
  }

  /** Closes the stream if it is open; it is opened again without delay. */
  void end() {
    Stream open;
    synchronized (this) {
      open = stream;
      stream = null;
      nextAttemptSeconds = Double.NEGATIVE_INFINITY;
    }
    if (open != null) {
      open.cancel();
    }
  }

  private synchronized void granted(Stream by, Share share) {
    if (by == stream) {
      granted(share);
    }
  }

  private synchronized void ended(Stream which) {
    if (which == stream) {
      stream = null;
    }
  }

  /** One watch; what comes of it after another was opened is not listened to. */
  private final class Stream implements ClientResponseObserver<WatchShareRequest, Share> {
    private ClientCallStreamObserver<WatchShareRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchShareRequest> started) {
      call = started;
    }

    void cancel() {
      call.cancel("the edge is held in reserve", null);
    }

    @Override
    public void onNext(Share share) {
      granted(this, share);
    }

    @Override
    public void onError(Throwable broken) {
      ended(this);
    }

    @Override
    public void onCompleted() {
      ended(this);
    }
  }
}
